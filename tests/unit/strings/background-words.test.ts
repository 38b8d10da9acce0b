import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backgroundWords } from '../../../lib/strings/background-words.ts';
import { stateWords } from '../../../lib/strings/end-words.ts';

test('the background has the words of all that it says, in both languages', () => {
  const folder = 'lib/background';
  const sources = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
  const said = sources.flatMap((source) =>
    [...source.matchAll(/\bt\('([\w.]+)'/g)].map(([, key = '']) => key),
  );
  expect(said).toContain('menu.askPage');
  for (const key of [...said, ...Object.values(stateWords), 'common.productName']) {
    expect(backgroundWords.en, key).toHaveProperty([key]);
    expect(backgroundWords.de, key).toHaveProperty([key]);
  }
});
