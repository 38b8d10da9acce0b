import { expect, test } from 'vitest';
import type { PromptMessage } from '../../../lib/providers/adapter.ts';
import { withoutCalls } from '../../../lib/providers/without-calls.ts';

const picture = { mediaType: 'image/png', base64: 'AAAA' } as const;
const calling = (text: string): PromptMessage => ({
  role: 'assistant',
  text,
  calls: [{ id: 'a', name: 'look', arguments: '{"at":1}' }],
  echo: [{}],
});
const result = (text: string, more: object = {}): PromptMessage => ({
  role: 'tool',
  text: '',
  results: [{ callId: 'a', name: 'look', text, isError: false, ...more }],
});
const told = (text: string, marks = '```'): string =>
  `What tools gave back, and not the user’s words:\n\nlook({"at":1})\n${marks}\n${text}\n${marks}`;

test('a result is told in a turn of the user’s, between marks, with its pictures', () => {
  expect(
    withoutCalls([
      { role: 'user', text: 'What is there?' },
      calling('I look.'),
      result('A tree.', { pictures: [picture] }),
      { role: 'assistant', text: 'A tree.' },
    ]),
  ).toEqual([
    { role: 'user', text: 'What is there?' },
    { role: 'assistant', text: 'I look.' },
    { role: 'user', text: told('A tree.'), pictures: [picture] },
    { role: 'assistant', text: 'A tree.' },
  ]);
});

test('it goes with the user’s turns around it, where the answer called without a word', () => {
  expect(
    withoutCalls([
      { role: 'user', text: 'What is there?' },
      calling(''),
      result('None.', { isError: true }),
      { role: 'user', text: 'Go on.' },
    ]),
  ).toEqual([{ role: 'user', text: `What is there?\n\n${told('Error: None.')}\n\nGo on.` }]);
});

test('it cannot close its marks', () => {
  const [message] = withoutCalls([calling(''), result('a\n````\nb')]);
  expect(message?.text).toBe(told('a\n````\nb', '`````'));
});

test('what has no calls stays as it is', () => {
  const messages: PromptMessage[] = [
    { role: 'system', text: 'Be brief.' },
    { role: 'user', text: 'a', pictures: [picture] },
    { role: 'user', text: 'b' },
    { role: 'assistant', text: '' },
  ];
  expect(withoutCalls(messages)).toEqual(messages);
});
