import { expect, test } from 'vitest';
import { estimateTokens } from '../../../lib/core/token-estimate.ts';

/** Counted with the vocabularies that are in use (o200k and Claude's differ by about a tenth): the range of both. */
test.each([
  ['English', 'The quick brown fox jumps over the lazy dog, and then it goes home.', 14, 20],
  ['German', 'Die Donaudampfschifffahrt fährt an der Küste entlang nach Süden.', 14, 24],
  ['Russian', 'Быстрая коричневая лиса прыгает через ленивую собаку.', 12, 26],
  ['Arabic', 'القراءة تفتح للإنسان أبوابًا كثيرة من المعرفة', 12, 26],
  ['Japanese', '昔々、あるところにおじいさんとおばあさんがいました。', 16, 28],
  ['Chinese', '人工智能正在改变我们的生活方式。', 9, 17],
  ['emoji', '🙂🙂🙂', 3, 9],
])('a text in %s is about as many tokens as models count', (_, text, least, most) => {
  expect(estimateTokens(text)).toBeGreaterThanOrEqual(least);
  expect(estimateTokens(text)).toBeLessThanOrEqual(most);
});

test('nothing is no token, and anything is at least one', () => {
  expect(estimateTokens('')).toBe(0);
  expect(estimateTokens('a')).toBe(1);
});
