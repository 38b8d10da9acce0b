import { expect } from '@playwright/test';
import { micromark } from 'micromark';
import { categories, toCorpus, writtenCount } from '../../corpus/corpus.ts';
import type { MarkdownPage } from '../../pages/markdown-page.tsx';
import { allowlist } from '../../support/dom-allowlist.ts';
import { createCanary } from '../support/canary.ts';
import { test } from '../support/chromium-test.ts';
import { openComponentPage } from '../support/component-page.ts';
import { watchPage } from '../support/page-watch.ts';

declare const markdownPage: MarkdownPage;

test('where nothing else would stop it, nothing of the corpus runs, loads or leads anywhere, however it came', async ({
  sidestream,
  server,
}) => {
  const canary = await createCanary();
  const corpus = toCorpus(canary.host);
  expect(writtenCount).toBeGreaterThanOrEqual(300);
  // A page without a policy of its own: what slips through is not caught by the browser.
  const page = await openComponentPage(sidestream.context, server, 'markdown-page.tsx');
  const watch = await watchPage(page);
  const texts = corpus.map(({ name, markdown }) => ({ name, text: markdown }));
  const complaints = await page.evaluate(([texts, allowed]) => markdownPage.audit(texts, allowed), [
    texts,
    allowlist,
  ] as const);
  expect(complaints).toEqual([]);
  expect(await watch.take()).toEqual([]);
  expect(canary.seen).toEqual([]);
  await canary.close();
});

test('the same corpus, drawn as nobody should, is noticed by all that watches', async ({
  sidestream,
  server,
}) => {
  const canary = await createCanary();
  const page = await openComponentPage(sidestream.context, server, 'markdown-page.tsx');
  const watch = await watchPage(page);
  const unsafe = toCorpus(canary.host).map(({ name, markdown }) => ({
    name,
    text: micromark(markdown, { allowDangerousHtml: true, allowDangerousProtocol: true }),
  }));
  // Not those that take the page away, or the test with it.
  const texts = unsafe.filter(({ text }) => !/http-equiv="?refresh|<plaintext/iu.test(text));
  const found = await page.evaluate(
    ([texts, allowed]) => markdownPage.auditUnsafe(texts, allowed),
    [texts, allowlist] as const,
  );
  for (const category of categories) {
    const own = found.filter(({ name }) => name.startsWith(`${category} `));
    const caught = own.filter(({ complaints }) => complaints.length > 0);
    expect(caught.length, category).toBeGreaterThan(own.length / 4);
  }
  await expect.poll(() => canary.seen.length).toBeGreaterThan(20);
  const noticed = (await watch.take()).join('\n');
  for (const kind of ['request', 'frame', 'mark', 'console'])
    expect(noticed).toMatch(new RegExp(`^${kind}\\b`, 'm'));
  await canary.close();
});
