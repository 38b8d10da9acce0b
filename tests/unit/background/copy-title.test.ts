import { expect, test } from 'vitest';
import { toCopyTitle } from '../../../lib/background/copy-title.ts';
import { titleLength } from '../../../lib/protocol/record-schema.ts';

test.each([
  ['Rivers', [], 'Rivers (2)'],
  ['Rivers', ['Rivers (2)', 'Rivers (3)'], 'Rivers (4)'],
  ['Rivers (2)', [], 'Rivers (3)'],
  ['Plan (2026 or so)', [], 'Plan (2026 or so) (2)'],
  ['(2)', [], '(2) (2)'],
  ['', ['(2)'], ''],
])('a copy of "%s" beside %j is called "%s"', (title, taken, copy) => {
  expect(toCopyTitle(title, new Set(taken))).toBe(copy);
});

test('the title of a copy is as long as a title may be, and ends in no half of a character', () => {
  const long = `a${'😀'.repeat(titleLength)}`.slice(0, titleLength);
  const copy = toCopyTitle(long, new Set());
  expect(copy.length).toBeLessThanOrEqual(titleLength);
  expect(copy).toMatch(/😀 \(2\)$/u);
});
