import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { createRandom } from '../../support/random.ts';

test.each(tests)('example $number is the same tree however it is split', ({ number, markdown }) => {
  const text = markdown.replaceAll('→', '\t');
  const whole = dump(readMarkdown([text]));
  expect(dump(readMarkdown(text.split(''), { peek: true })), 'by character').toEqual(whole);
  for (let seed = 1; seed <= 5; seed += 1) {
    const pieces = createRandom(number * 10 + seed).split(text);
    expect(dump(readMarkdown(pieces, { peek: true })), `seed ${seed}`).toEqual(whole);
  }
  const returns = text.replaceAll('\n', '\r\n').split('');
  expect(dump(readMarkdown(returns)), 'with carriage returns').toEqual(whole);
});
