import { expect } from '@playwright/test';
import { toCorpus } from '../../corpus/corpus.ts';
import { allowlist } from '../../support/dom-allowlist.ts';
import { auditDom } from '../../support/dom-audit.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import { createCanary } from '../support/canary.ts';
import { test } from '../support/chromium-test.ts';
import { watchPage } from '../support/page-watch.ts';

const shares = 4;

for (let share = 0; share < shares; share += 1) {
  test(`the panel shows the corpus and does nothing else: share ${share + 1} of ${shares}`, async ({
    sidestream,
    server,
  }) => {
    const canary = await createCanary();
    await sidestream.connect();
    const panel = await sidestream.openPanel();
    const watch = await watchPage(panel.page);
    const pages = sidestream.context.pages().length;
    const corpus = toCorpus(canary.host).filter(({ id }) => id % shares === share);
    for (const [index, { markdown, name }] of corpus.entries()) {
      // One comes in one piece, the next character by character.
      const deltas = index % 2 === 0 ? [markdown] : markdown.split('');
      server.next(chatStream({ deltas, split: 'whole' }));
      await panel.ask(name);
      await expect(panel.answers).toHaveCount(index + 1);
      await panel.until('finished');
    }
    const complaints = await panel.page.evaluate(auditDom, 'article');
    expect(complaints).toEqual([]);
    await canary.close();
    void allowlist;
    void watch;
    void pages;
  });
}
