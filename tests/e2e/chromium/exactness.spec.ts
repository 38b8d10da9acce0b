import { expect } from '@playwright/test';
import { tests } from 'commonmark-spec';
import { gfmExamples } from '../../support/gfm-examples.ts';
import { toCommonMarkHtml, toGfmHtml, toPlainHtml } from '../../support/reference-html.ts';
import type { Difference, MarkdownPage, Trial } from '../../pages/markdown-page.tsx';
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
