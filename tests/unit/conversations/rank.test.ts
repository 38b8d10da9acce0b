import { expect, test } from 'vitest';
import { toRanked } from '../../../lib/conversations/rank.ts';

const row = (id: string, title: string, updatedAtMs: number, pinnedAtMs?: number) => ({
  id,
  title,
  createdAtMs: 0,
  updatedAtMs,
  pinnedAtMs,
});

test('what says in its title what was looked for stands first, then what is pinned, then the newest', () => {
  const rows = [
    row('new', 'Something else', 9),
    row('pinned', 'Something else', 1, 5),
    row('named', 'Rivers of Dresden', 2),
    row('named-newer', 'The river', 3),
    row('named-pinned', 'A river', 1, 1),
  ];
  expect(toRanked(rows, 'river').map(({ id }) => id)).toEqual([
    'named-pinned',
    'named-newer',
    'named',
    'pinned',
    'new',
  ]);
});

test('a title that has the very word stands before those that only begin with it', () => {
  const rows = [row('longer', 'Chapter 299', 9, 9), row('same', 'Chapter 29', 1)];
  expect(toRanked(rows, 'chapter 29').map(({ id }) => id)).toEqual(['same', 'longer']);
});
