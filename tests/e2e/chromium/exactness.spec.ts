import { expect } from '@playwright/test';
import { tests } from 'commonmark-spec';
import { allowlist } from '../../support/dom-allowlist.ts';
import { gfmExamples } from '../../support/gfm-examples.ts';
import { toCommonMarkHtml, toGfmHtml, toPlainHtml } from '../../support/reference-html.ts';
import type { Difference, MarkdownPage, Trial } from '../../pages/markdown-page.tsx';
import { createRandom } from '../../support/random.ts';
import { seededText } from '../../support/seeded-text.ts';
import { test } from '../support/chromium-test.ts';
import { openComponentPage } from '../support/component-page.ts';

declare const markdownPage: MarkdownPage;

const withTabs = (text: string): string => text.replaceAll('→', '\t');

const commonMark: readonly Trial[] = tests.map(({ number, markdown }) => ({
  name: `${number}`,
  markdown: withTabs(markdown),
  html: toCommonMarkHtml(withTabs(markdown)),
  linksBare: true,
}));

const gfm: readonly Trial[] = gfmExamples.map(([name, markdown]) => ({
  name,
  markdown,
  html: toGfmHtml(markdown),
}));

// Each of the two draws some thousands of texts.
test.describe.configure({ timeout: 180_000 });

test('every example is drawn as the reference has it, whole, by character and cut anywhere', async ({
  sidestream,
  server,
}) => {
  const page = await openComponentPage(sidestream.context, server, 'markdown-page.tsx');
  const compare = (trials: readonly Trial[]): Promise<Difference[]> =>
    page.evaluate((all) => markdownPage.compare(all), trials);

  // The reference is what the specification says: then what is made of it can be held against the screen.
  const disagreeing = tests.filter(
    ({ markdown, html }) => toPlainHtml(withTabs(markdown)) !== withTabs(html),
  );
  expect(disagreeing).toEqual([]);
  expect(commonMark).toHaveLength(652);
  expect(await compare(commonMark)).toEqual([]);
  expect(gfm.length).toBeGreaterThanOrEqual(28);
  expect(await compare(gfm)).toEqual([]);

  // What compares can fail.
  const [first] = await compare([
    { name: 'wrong', markdown: '*a*', html: '<p><strong>a</strong></p>' },
  ]);
  expect(first).toMatchObject({ delivery: 'whole', actual: expect.stringContaining('<em>') });
});

/** What is read differently with what stands beside it: emoji in parts, joiners, selectors, marks, what nobody sees. */
const touchy = [
  Array.from('a \n1é文मن👩👨💻🏳🌈\u{1f3f4}❤*_`[)<>\\'),
  Array.from(
    '\u0301\u200d\u200d\ufe0f\ufe0f\u200c\u200b\u202e\u2066\u{e0067}\u{e007f}\u034f\u0000\ufeff',
  ),
  ['b ', '\n\n', '**', '~~', '](', '![a](https://example.org/', 'https://example.org', '[^1]'],
  ['[^1]: ', '- ', '> ', '| ', '```\n', '# ', '&zwj;', '&#x202e;', '\u001b[1m'],
].flat();

/** Notes that are referred to before they are there, and go on. */
const notes = `A[^1] b[^2] c[^3].

[^1]: One.

    Two.

    - three
    - four

    > five
[^2]:
    On the next line.

    \`\`\`js
    let six;
    \`\`\`

After.

[^3]: | a |
    | - |
    | b |
`;

test('a text of what changes with its neighbours is one picture however it came', async ({
  sidestream,
  server,
}) => {
  const page = await openComponentPage(sidestream.context, server, 'markdown-page.tsx');
  const texts = Array.from({ length: 40 }, (_, seed) => {
    const random = createRandom(seed);
    // One in four is long enough to be cut into segments.
    const pieces = Array.from({ length: seed % 4 === 0 ? 800 : 150 }, () => random.pick(touchy));
    return { name: `seed ${seed}`, text: pieces.join('') };
  });
  texts.push(
    ...[1, 2, 3, 4].map((seed) => ({ name: `prose ${seed}`, text: seededText(seed, 2_500) })),
  );
  texts.push({ name: 'notes', text: notes });
  const complaints = await page.evaluate(([texts, allowed]) => markdownPage.audit(texts, allowed), [
    texts,
    allowlist,
  ] as const);
  expect(complaints).toEqual([]);
});
