import { describe, expect, test } from 'vitest';
import type { ModelRequest } from '../../../lib/providers/adapter.ts';
import { ownMessages, ownPrompt } from '../../../lib/providers/own-backend.ts';
import { ownModel } from '../../../lib/providers/own-model.ts';

describe('a request to an own backend', () => {
  const request: ModelRequest = {
    baseUrl: 'https://example.com/api/chat?tenant=1',
    model: ownModel,
    messages: [{ role: 'user', text: 'Hi' }],
    parameters: {},
    stream: true,
    corrections: [],
  };
  const talk = [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'Hi' },
    { role: 'assistant', text: 'Hello.' },
    { role: 'user', text: 'Why?' },
  ] as const;
  const sent = (body: object): unknown => JSON.parse(JSON.stringify(body));

  test('goes to the address as it was typed, with the messages and nothing else', () => {
    const { url, body } = ownMessages.toRequest({ ...request, messages: talk });
    expect(url).toBe('https://example.com/api/chat?tenant=1');
    expect(sent(body)).toEqual({
      messages: talk.map(({ role, text }) => ({ role, content: text })),
    });
  });

  test('names a model and parameters only when somebody set them', () => {
    const { body } = ownMessages.toRequest({
      ...request,
      model: 'm',
      parameters: { temperature: 0 },
    });
    expect(sent(body)).toMatchObject({ model: 'm', temperature: 0 });
  });

  test('says that no stream is wanted where none is, and nothing where one is', () => {
    expect(sent(ownMessages.toRequest(request).body)).not.toHaveProperty('stream');
    const { body } = ownMessages.toRequest({ ...request, stream: false });
    expect(sent(body)).toMatchObject({ stream: false });
  });

  test('takes a single question as it is, and a conversation as a script', () => {
    expect(sent(ownPrompt.toRequest(request).body)).toEqual({ prompt: 'Hi' });
    expect(sent(ownPrompt.toRequest({ ...request, messages: talk }).body)).toEqual({
      prompt: 'System: Be brief.\n\nUser: Hi\n\nAssistant: Hello.\n\nUser: Why?\n\nAssistant:',
    });
  });
});
