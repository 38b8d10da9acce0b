import { expect, test } from 'vitest';
import { toConversationPages } from '../../../lib/background/conversation-pages.ts';
import { toQuestion } from '../../support/messages.ts';

/** What Chromium refuses to carry. */
const portBytes = 64 * 2 ** 20;

const toLarge = (id: string, text: string) => toQuestion({ id, content: [{ type: 'text', text }] });

test('a conversation of the usual size is one page, and an empty one is too', () => {
  expect(toConversationPages([])).toEqual([[]]);
  const messages = Array.from({ length: 500 }, (_, at) => toLarge(`q${at}`, 'x'.repeat(2_000)));
  expect(toConversationPages(messages)).toEqual([messages]);
});

test('pages hold all messages in their order, and none is more than a Port carries', () => {
  // The longest that a character can become: \u0001.
  const messages = Array.from({ length: 12 }, (_, at) => toLarge(`q${at}`, '\u0001'.repeat(3e6)));
  const pages = toConversationPages(messages);
  expect(pages.flat()).toEqual(messages);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) expect(JSON.stringify(page).length).toBeLessThan(portBytes);
});

test('a message that is larger than a page is alone in one', () => {
  const messages = [toLarge('a', 'a'), toLarge('b', 'x'.repeat(9_000_000)), toLarge('c', 'c')];
  expect(toConversationPages(messages).map((page) => page.map(({ id }) => id))).toEqual([
    ['a'],
    ['b'],
    ['c'],
  ]);
});
