import { expect } from '@playwright/test';
import { toAnswers, toCorpus } from '../../corpus/corpus.ts';
import { spokenEverywhere } from '../../corpus/spoken-everywhere.ts';
import { allowlist } from '../../support/dom-allowlist.ts';
import { auditDom } from '../../support/dom-audit.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createCanary } from '../support/canary.ts';
import type { Canary } from '../support/canary.ts';
import { test as base } from '../support/chromium-test.ts';
import { say } from '../support/scenarios.ts';
import { watchPage } from '../support/page-watch.ts';

const test = base.extend<{ canary: Canary }>({
  // oxlint-disable-next-line no-empty-pattern -- the runner reads the names of the fixtures from this pattern
  canary: async ({}, use) => {
    const canary = await createCanary();
    await use(canary);
    await canary.close();
  },
});

test('the panel shows the corpus and does nothing else, whole and by character', async ({
  sidestream,
  server,
  canary,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const watch = await watchPage(panel.page);
  const tabs = sidestream.context.pages().length;
  const answers = toAnswers(toCorpus(canary.host), 150);
  for (const [index, markdown] of [...answers, ...answers].entries()) {
    const deltas = index < answers.length ? [markdown] : markdown.split('');
    server.next(chatStream({ deltas, split: 'whole' }));
    await panel.ask(`Part ${index}`);
    await expect(panel.answers).toHaveCount(index + 1);
    await panel.until('finished');
  }
  expect(await panel.page.evaluate(auditDom, { root: 'article', allowed: allowlist })).toEqual([]);
  expect(await watch.take()).toEqual([]);
  expect(canary.seen).toEqual([]);
  expect(sidestream.context.pages()).toHaveLength(tabs);
});

test('whatever else an endpoint says is text: thoughts, calls, sources, models, ends and errors', async ({
  sidestream,
  server,
  canary,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const watch = await watchPage(panel.page);
  const payloads = [
    `<img src="http://${canary.host}/a" onerror=canary(1)>`,
    `![a](http://${canary.host}/b) [b](javascript:canary(2)) <script>canary(3)</script>`,
    `a\u202e\u{e0041}\u200b\u001b[31m\u0085b\u2066`,
  ];
  const list = panel.page.getByRole('button', { name: say('panel.conversations'), exact: true });
  for (const [index, payload] of payloads.entries()) {
    await panel.newConversation.click();
    await expect(panel.answers).toHaveCount(0);
    for (const [number, script] of spokenEverywhere(payload, canary.host).entries()) {
      server.next(script);
      // The first question is what the conversation is called.
      await panel.ask(`${payload} ${number}`);
      await expect(panel.answers).toHaveCount(number + 1);
      await expect(panel.answers.last()).toHaveAttribute('data-state', /finished|failed|cut/u);
    }
    await panel.page.locator('article details').evaluateAll((folds) => {
      for (const fold of folds as HTMLDetailsElement[]) fold.open = true;
    });
    await expect(panel.page.locator('.reasoning > .fold-body')).toHaveCount(1);
    await list.click();
    await expect(panel.page.locator('.sheet-row-title')).toHaveCount(index + 1);
    const root = 'article, header h1, header option, .sheet-row-title';
    const allowed = {
      ...allowlist,
      // Beside what a server said of an error stands the way to our own log.
      a: { ...allowlist['a'], href: '(?:https?://|mailto:).+|/options\\.html#diagnostics' },
      option: { value: '[^]*' },
      // What a model called, which nothing here has offered.
      div: { ...allowlist['div'], 'data-call': 'building' },
      pre: { ...allowlist['pre'], 'aria-label': 'Arguments' },
      h1: { class: 'one-line', dir: 'auto' },
    };
    expect(await panel.page.evaluate(auditDom, { root, allowed })).toEqual([]);
    await panel.page.keyboard.press('Escape');
  }
  expect(await watch.take()).toEqual([]);
  expect(canary.seen).toEqual([]);
});

test('links open by a click, in another tab that knows nothing of the panel; what is refused does nothing', async ({
  sidestream,
  server,
  canary,
}) => {
  await sidestream.connect();
  const panel = await sidestream.openPanel();
  const address = (name: string): string => `http://${canary.host}/${name}`;
  const opened = ['plain', 'auto', 'bare', 'image', 'empty', 'unseen', 'reference', 'cell', 'note'];
  server.next(
    chatStream({
      text: `[plain](${address('plain')}) <${address('auto')}> ${address('bare')} ![image](${address('image')}) [](${address('empty')}) [*\u200b \u200e*](${address('unseen')}) [reference]

| a |
| - |
| [cell](${address('cell')}) |

[no](javascript:canary(1)) ![no](data:text/html,a) [no](options.html) [no](//${canary.host}/no) <javascript:canary(2)> ${address('cut')}\ufeffoff b[^1]

[reference]: ${address('reference')}
[^1]: [note](${address('note')})
`,
    }),
  );
  await panel.ask('Links');
  await panel.until('finished');
  const watch = await watchPage(panel.page);
  const answer = panel.page.locator('.markdown');
  await expect(answer.locator('a')).toHaveCount(opened.length);
  // What has no words of its own is called by its host.
  await expect(answer.getByRole('link', { name: canary.host, exact: true })).toHaveCount(2);
  for (const text of [
    'no',
    'javascript:canary(2)',
    '(javascript:canary(1))',
    '(options.html)',
    '/cutoff',
  ]) {
    await answer.getByText(text).first().click();
  }
  for (const button of await answer.getByRole('button').all()) await button.click();
  expect(await watch.take()).toEqual([]);
  expect(canary.seen).toEqual([]);

  for (const [index, name] of opened.entries()) {
    const opening = sidestream.context.waitForEvent('page');
    await answer.locator('a').nth(index).click();
    const tab = await opening;
    await tab.waitForURL(`**/${name}`);
    expect(await tab.evaluate(() => [opener, document.referrer, history.length])).toEqual([
      null,
      '',
      1,
    ]);
    await tab.close();
  }
  expect(canary.seen.filter(({ path }) => path === `/plain`)).toEqual([
    { path: '/plain', referrer: '' },
  ]);
  // A link tells nobody who led to it, not even the page that it is on.
  expect((await watch.take()).filter((what) => !what.startsWith('page '))).toEqual([]);
});
