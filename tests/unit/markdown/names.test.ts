import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { allNames } from '../../../lib/markdown/all-names.ts';
import { toCommonCharacter } from '../../../lib/markdown/common-names.ts';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';

const pieces = fc.constantFrom(
  'some words of a line that goes on ',
  'a &amp; b &frac12; ',
  '&NotEqualTilde;',
  '&bigstar; ',
  '&nothing; ',
  '*x &Aacute;&Zopf;* ',
  '`&Zopf;` ',
  '[a](/&bigstar; "&Zopf;") ',
  '![&Zopf;](</&Zopf;>) ',
  '[b] ',
  '[c][b] ',
  '**e ',
  'd* ',
  '\n',
  '\n\n',
  '\n\n[b]: /&Zopf; "&bigstar; &nothing;"\n\n',
  '\n\n```a&Zopf;b &bigstar;\n&Zopf;\n```\n\n',
  '\n\n| &Zopf; | b |\n| - | - |\n| &bigstar; |\n\n',
  '\n\n# &Zopf;\n\n- &bigstar;\n\n',
);

test('names that are learnt late give the same tree as those that were known, whenever that is', () => {
  const texts = fc.array(pieces, { minLength: 1, maxLength: 200, size: 'max' });
  fc.assert(
    fc.property(texts, fc.nat(), fc.boolean(), (written, at, inSteps) => {
      const whole = dump(readMarkdown([written.join('')]));
      const document = createMarkdownDocument({ inSteps });
      for (const [index, piece] of written.entries()) {
        if (index === at % (written.length + 1)) document.learn(allNames);
        document.append(piece);
        document.readAgain(500);
        dump(document);
      }
      document.end();
      dump(document);
      document.learn(allNames);
      while (document.readAgain(500)) dump(document);
      expect(dump(document)).toEqual(whole);
    }),
    { numRuns: 300 },
  );
});

test('who waits for names is told of the first one that is not known, and of no other', () => {
  let count = 0;
  const document = createMarkdownDocument({ onUnknownName: () => (count += 1) });
  document.append('&amp; &Omega; &eacute; &mdash; &#8800; & ?a=1&copy=2\n\n');
  dump(document);
  expect(count).toBe(0);
  document.append('&Zopf; &bigstar;\n\n[a](/ "&Zopf;")');
  dump(document);
  document.end();
  dump(document);
  expect(count).toBe(1);
});

test('what changes with names that are learnt is told, and nothing else', () => {
  const document = createMarkdownDocument({ inSteps: true });
  document.append('one\n\n&Zopf;\n\n```&bigstar;\nx\n```\n\n[a]\n\n[a]: /&Zopf;\n\n&amp;\n\n');
  document.end();
  dump(document);
  document.takeChanged();
  document.learn(allNames);
  while (document.readAgain(100));
  const changed = document.takeChanged();
  expect(document.blocks.map((block) => changed.has(block))).toEqual([
    false,
    true,
    true,
    true,
    false,
  ]);
});

test('the common names stand for what HTML has them stand for', () => {
  const common = Object.keys(allNames).filter((name) => toCommonCharacter(name) !== undefined);
  expect(common.length).toBeGreaterThan(210);
  expect(common.filter((name) => toCommonCharacter(name) !== allNames[name])).toEqual([]);
  expect(toCommonCharacter('-')).toBeUndefined();
});
