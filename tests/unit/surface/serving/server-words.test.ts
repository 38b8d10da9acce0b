import { expect, test } from 'vitest';
import { errorKinds } from '../../../../lib/core/run-error.ts';
import { leftOut } from '../../../../lib/core/tool-server.ts';
import { attachWords } from '../../../../lib/strings/attach-words.ts';
import { servingWords } from '../../../../lib/strings/serving-words.ts';
import { createTranslator } from '../../../../lib/strings/translator.ts';
import { toLeftWords, toWhy } from '../../../../lib/surface/serving/server-words.ts';

const words = {
  en: { ...attachWords.en, ...servingWords.en },
  de: { ...attachWords.de, ...servingWords.de },
};
const english = createTranslator('en', words);

test.each(errorKinds)('%s is said in whole words', (kind) => {
  const why = toWhy({ kind, host: 'tools.example', status: 503, detail: 'no <b>' }, english);
  expect(why).toMatch(/^[A-Z].*[.”]$|^tools\.example .*[.”]$/);
  expect(why).not.toMatch(/[{}]/);
  expect(toWhy({ kind }, english)).not.toMatch(/[{}]|undefined/);
});

test('what a server says of itself is told in quotes, short, and without what nobody sees', () => {
  const detail = `The disk\u200b is full.${'x'.repeat(1_000)}`;
  const why = toWhy({ kind: 'refused', host: 'tools.example', detail }, english);
  expect(why).toContain('tools.example says: “The disk is full.');
  expect(why.length).toBeLessThan(400);
});

test('what was left out is named by its kind and its media type, each once', () => {
  const left = [
    `${leftOut.file} (application/zip)`,
    `${leftOut.file} (application/zip)`,
    leftOut.sound,
    '3 more items',
  ];
  expect(toLeftWords(left, english)).toBe('a file (application/zip), a sound, 3 more items');
  const german = createTranslator('de', words);
  expect(toLeftWords([`${leftOut.picture} (image/svg+xml)`], german)).toBe(
    'ein Bild (image/svg+xml)',
  );
});
