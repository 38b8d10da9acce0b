import { expect, test } from 'vitest';
import { withoutMention } from '../../../lib/surface/tab-mention.ts';

test('a mention is taken out where it stands, and the place of the caret is told', () => {
  expect(withoutMention('Compare @tid with that', 'tid', 12)).toEqual({
    draft: 'Compare  with that',
    at: 8,
  });
  expect(withoutMention('Ask @', '', 5)).toEqual({ draft: 'Ask ', at: 4 });
});

test('of several the one at the caret goes', () => {
  expect(withoutMention('@a and @a', 'a', 2)?.draft).toBe(' and @a');
  expect(withoutMention('@a and @a', 'a', 9)?.draft).toBe('@a and ');
});

test('what was typed before it meanwhile moves it, and what was deleted meanwhile is not missed', () => {
  expect(withoutMention('Please compare @tid', 'tid', 12)?.draft).toBe('Please compare ');
  expect(withoutMention('Something else', 'tid', 12)).toBeUndefined();
});
