import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';

/** What GFM makes of an example of CommonMark: addresses that stand without a sign around them are links there. */
const asLinks: ReadonlyMap<number, string> = new Map([
  [602, '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>\n'],
  [608, '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>\n'],
  [611, '<p><a href="https://example.com">https://example.com</a></p>\n'],
  [612, '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>\n'],
]);

test('the specification has all its examples', () => {
  expect(tests).toHaveLength(652);
});

test.each(tests)('example $number of "$section"', ({ markdown, html, number }) => {
  const document = readMarkdown([markdown.replaceAll('→', '\t')]);
  expect(toHtml(document)).toBe(asLinks.get(number) ?? html.replaceAll('→', '\t'));
});
