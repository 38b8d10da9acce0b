import { describe, expect, test } from 'vitest';
import type { ModelRequest, PromptMessage } from '../../../lib/providers/adapter.ts';
import { anthropicMessages } from '../../../lib/providers/anthropic-messages.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { openaiResponses } from '../../../lib/providers/openai-responses.ts';
import { ownMessages } from '../../../lib/providers/own-backend.ts';
import { toPictureLimits } from '../../../lib/providers/picture-limits.ts';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal } from '../../../lib/sse/stream-request.ts';

const picture = { mediaType: 'image/png', base64: 'AQL/' } as const;
const url = 'data:image/png;base64,AQL/';
const asked: PromptMessage = { role: 'user', text: 'What is it?', pictures: [picture] };
const wordless: PromptMessage = { role: 'user', text: '', pictures: [picture] };
const toRequest = (...messages: PromptMessage[]): ModelRequest => ({
  baseUrl: 'https://api.example.com/v1',
  model: 'm',
  messages,
  parameters: {},
  stream: true,
  corrections: [],
});

describe('a picture is sent', () => {
  const ofChat = [
    { type: 'image_url', image_url: { url } },
    { type: 'text', text: 'What is it?' },
  ];
  const ofResponses = [
    { type: 'input_image', image_url: url },
    { type: 'input_text', text: 'What is it?' },
  ];
  const ofAnthropic = [
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'AQL/' } },
    { type: 'text', text: 'What is it?' },
  ];

  test.each([
    ['Chat Completions', chatCompletions, 'messages', ofChat],
    ['Responses', openaiResponses, 'input', ofResponses],
    ['Messages', anthropicMessages, 'messages', ofAnthropic],
    ["the user's own server", ownMessages, 'messages', ofChat],
  ])('in the form of %s, before the words, and without any where there are none', (...row) => {
    const [, adapter, field, content] = row;
    const toContent = (message: PromptMessage): unknown =>
      (adapter.toRequest(toRequest(message)).body[field] as { content: unknown }[])[0]?.content;
    expect(toContent(asked)).toEqual(content);
    expect(toContent(wordless)).toEqual(content.slice(0, 1));
    expect(toContent({ role: 'user', text: 'Hi' })).toBe('Hi');
  });

  test('in one turn with those of the question before it, where Messages asks for turns', () => {
    const { messages } = anthropicMessages.toRequest(toRequest(asked, asked)).body as {
      messages: { content: { type: string }[] }[];
    };
    expect(messages).toHaveLength(1);
    expect(messages[0]?.content.map(({ type }) => type)).toEqual(['image', 'image', 'text']);
  });
});

describe('a picture costs', () => {
  test.each([
    ['anthropic', 'claude-opus-5-5', 1500, 1000, 2000],
    ['openai', 'gpt-4o', 1024, 1024, 85 + 170 * 4],
    ['gemini', 'gemini-2.5-flash', 300, 200, 258],
    ['gemini', 'gemini-2.5-flash', 1000, 700, 516],
    ['gemini', 'gemini-3.8-flash', 1000, 700, 1120],
    ['custom', 'llava', 750, 100, 100],
  ])('at %s, %s, for %d × %d: about %d tokens', (provider, model, width, height, tokens) => {
    expect(toPictureLimits(provider, model).tokens(width, height)).toBe(tokens);
  });
});

describe('a refusal of pictures', () => {
  const refuse = (status: number, message: string, hasPictures = true) =>
    toRunError(new HttpRefusal(status, new Headers(), JSON.stringify({ error: { message } })), {
      url: 'https://api.example.com/v1/chat/completions',
      model: 'm',
      key: null,
      hasPictures,
    }).kind;

  test.each([
    [400, 'Invalid content type. image_url is only supported by certain models.'],
    [400, 'This model does not support image inputs'],
    [404, 'No endpoints found that support image input'],
    [500, 'image input is not supported - hint: you may need to provide the mmproj'],
    [500, 'this model is missing data required for image input'],
    [422, 'messages[0]: unknown variant `image_url`, expected `text`'],
    [400, 'At most 0 image(s) may be provided in one request.'],
    [400, 'vicuna is not a multimodal model'],
    [400, 'Image input is not enabled for this model'],
    [
      400,
      "'messages.0' : for 'role:user' the following must be satisfied: content must be a string",
    ],
  ])('is known: %d %s', (status, message) => {
    expect(refuse(status, message)).toBe('no-pictures');
    expect(refuse(status, message, false)).not.toBe('no-pictures');
  });

  test.each([
    [400, 'Unsupported parameter: temperature'],
    [400, 'messages.0: image exceeds 5 MB maximum'],
    [429, 'Rate limit reached for gpt-4-vision'],
  ])('is none: %d %s', (status, message) => {
    expect(refuse(status, message)).not.toBe('no-pictures');
  });
});
