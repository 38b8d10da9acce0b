import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';

const words = 'some words of a line that goes on ';
/** What a late definition makes a link or a mark of, among what may reach over its end then. */
const pieces = fc.constantFrom(
  words,
  `${words}\n`,
  '[a] ',
  '[a*][b] ',
  '*x [b* c] ',
  '![a][c] ',
  'd* ',
  '**e ',
  '`f` ',
  '[^1] ',
  '[^2]',
  '[g [a] h] ',
  'a[0][i] ',
);
const definitions = fc.shuffledSubarray([
  '[a]: /a\n',
  '[b]: /b\n',
  '[b* c]: /bc\n',
  '[c]: /c\n',
  '[i]: /i\n',
  '[^1]: One [a].\n',
  '[^2]: Two[^1].\n',
]);

test('what a late definition changes is the same tree as if it had been there, in steps or at once', () => {
  const texts = fc.array(fc.array(pieces, { minLength: 60, maxLength: 120 }), { maxLength: 3 });
  fc.assert(
    fc.property(texts, definitions, fc.integer({ min: 1, max: 3_000 }), (texts, last, most) => {
      const written = [...texts.map((text) => text.join('')), last.join('')].map(
        (text) => `${text}\n\n`,
      );
      const whole = dump(readMarkdown([written.join('')]));
      const lines = written.join('').split(/(?<=\n)/);
      expect(dump(readMarkdown(lines, { peek: true }))).toEqual(whole);
      const document = createMarkdownDocument({ inSteps: true });
      for (const line of lines) {
        document.append(line);
        document.readAgain(most);
        dump(document);
      }
      document.end();
      while (document.readAgain(most)) dump(document);
      expect(dump(document)).toEqual(whole);
    }),
    { numRuns: 200 },
  );
});

test('a late definition costs the reading of what missed it, and not of all that is behind', () => {
  const document = createMarkdownDocument();
  document.append(`${words}[a] ${words.repeat(3_000)}`);
  dump(document);
  document.append('\n\n');
  dump(document);
  const before = document.scanned;
  document.append('[a]: /u\n\n');
  dump(document);
  expect(document.scanned - before).toBeLessThan(10_000);
  expect(JSON.stringify(dump(document))).toContain('/u');
});

test('a definition that changes all there is has it read in steps, and each says what it changed', () => {
  const document = createMarkdownDocument({ inSteps: true });
  for (let paragraph = 0; paragraph < 10; paragraph += 1) {
    document.append(`${`${words}[a] `.repeat(100)}\n\n`);
    dump(document);
  }
  document.takeChanged();
  document.append('[a]: /u\n\n');
  const changed: number[] = [];
  let steps = 0;
  for (let isBehind = true; isBehind; steps += 1) {
    isBehind = document.readAgain(4_000);
    const blocks = document.takeChanged();
    changed.push(...document.blocks.flatMap((block, at) => (blocks.has(block) ? [at] : [])));
  }
  expect(steps).toBeGreaterThan(5);
  expect(new Set(changed)).toEqual(new Set(document.blocks.keys()));
  const document2 = readMarkdown([`${`${words}[a] `.repeat(100)}\n\n`.repeat(10), '[a]: /u\n\n']);
  document.end();
  expect(dump(document)).toEqual(dump(document2));
});
