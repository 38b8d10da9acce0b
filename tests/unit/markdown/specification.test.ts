import { tests } from 'commonmark-spec';
import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import { toHtml } from '../../support/markdown-html.ts';

test.each(tests)('example $number of "$section"', ({ markdown, html }) => {
  const document = createMarkdownDocument();
  document.append(markdown.replaceAll('→', '\t'));
  document.end();
  expect(toHtml(document)).toBe(html.replaceAll('→', '\t'));
});
