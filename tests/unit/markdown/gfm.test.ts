import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, test } from 'vitest';
import { gfmExamples } from '../../support/gfm-examples.ts';
import { readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';

function toReference(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

test.each(gfmExamples)('%s', (_, markdown) => {
  expect(toHtml(readMarkdown([markdown])).trim()).toBe(toReference(markdown).trim());
});

test.each([
  '[1]: https://a.example\n-\nText [1]',
  '[1]: /a\n[2]: /b\n-\nText [1]',
  '[1]: /a\n-\n\nText [1]',
  '[1]: /a\n:-\nText [1]',
  '[1]: /a\n-|\nText [1]',
])('dashes alone make no table of a definition: %j', (markdown) => {
  const document = readMarkdown(markdown.split(''), { peek: true });
  expect(toHtml(document).trim()).toBe(toReference(markdown).trim());
});

describe('footnotes', () => {
  const read = (markdown: string): readonly string[] => {
    const document = readMarkdown([markdown]);
    const bodies = document.footnotes.map(
      ({ key, children }) => `${key}: ${toHtml({ blocks: children })}`,
    );
    return [toHtml(document), ...bodies];
  };

  test('a definition goes on in lines that are indented by four', () => {
    expect(read('a[^x]\n\n[^x]: one\ntwo\n\n    three\n\nfour\n')).toEqual([
      '<p>a<sup>X</sup></p>\n<p>four</p>\n',
      'X: <p>one\ntwo</p>\n<p>three</p>\n',
    ]);
  });

  test('they come in the order in which they are first referred to, and not without a reference', () => {
    const [, ...bodies] = read('[^b]: B\n[^a]: A\n[^c]: C\n\n[^a] [^b] [^a]\n');
    expect(bodies).toEqual(['A: <p>A</p>\n', 'B: <p>B</p>\n']);
  });

  test('the first definition counts, and a reference without one is text', () => {
    expect(read('[^a] [^b]\n\n[^a]: 1\n\n[^a]: 2\n')).toEqual([
      '<p><sup>A</sup> [^b]</p>\n',
      'A: <p>1</p>\n',
    ]);
  });

  test('no label has white space', () => {
    expect(read('[^a b]\n\n[^a b]: c\n')).toEqual(['<p><a href="c">^a b</a></p>\n']);
  });
});
