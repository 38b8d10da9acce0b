import { expect, test } from 'vitest';
import type { Answer, Message } from '../../../lib/core/conversation.ts';
import { toImported, wereRead } from '../../../lib/background/strangers.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const ended: Answer['parts'] = [{ type: 'abort', atMs: 1 }];
const first: readonly Message[] = [
  toQuestion({ id: 'a.question' }),
  toAnswer({ id: 'a', parts: ended }),
];

/** Whether the run that asks after those messages has read strangers. */
function read(before: readonly Message[], fields: Partial<Answer> = {}): Promise<boolean> {
  const asks = toQuestion({ id: 'r.question', parentId: 'a' });
  const answer = toAnswer({ id: 'r', ...fields });
  const messages = async (): Promise<Message[]> => [...before, asks, answer];
  return wereRead({ messages }, answer);
}

test('a branch of the user’s own words and of answers that read nothing is nobody else’s', async () => {
  expect(await read(first)).toBe(false);
});

test('an answer of the branch that was not written to its end may have read anything, unless it is left out', async () => {
  const open: Message[] = [toQuestion({ id: 'a.question' }), toAnswer({ id: 'a', parts: null })];
  expect(await read(open)).toBe(true);
  expect(await read(open, { omitted: ['a'] })).toBe(false);
});

test('what came out of a file counts on its branch and on every other one, also where it is left out', async () => {
  const elsewhere = toImported(toQuestion({ id: 'b.question' }));
  expect(await read([...first, elsewhere])).toBe(true);
  const [question, answer] = first;
  expect(await read([toImported(question!), answer!], { omitted: ['a.question'] })).toBe(true);
});

test('a result out of a file is a stranger’s, whatever the file says of it', () => {
  const parts: Answer['parts'] = [
    { type: 'call-end', call: 0, outcome: 'done', text: 'x', untrusted: false, atMs: 1 },
    { type: 'abort', atMs: 1 },
  ];
  expect(toImported(toAnswer({ id: 'a', parts }))).toMatchObject({
    imported: true,
    parts: [{ text: 'x', untrusted: true }, { type: 'abort' }],
  });
});
