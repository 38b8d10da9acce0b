import { startRuns } from '../e2e/support/run-starts.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import { say } from '../e2e/support/scenarios.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const both = { schemes: ['light', 'dark'] } as const;
const page800: Look = { width: 800, whole: true };

/** What waits because six answers have every connection to one server. */
export async function shootQueue({ sidestream, shoot, server, panel }: Studio): Promise<void> {
  const forget = server.when(isChat, [{ type: 'head' }, { type: 'silence' }]);
  const ids = await startRuns(sidestream, 6);
  const first = await panel();
  await first.ask(prose.question);
  await first.answers.getByText(say('answer.queuedNext')).waitFor();
  await shoot(first.page, 'panel-queued-next', 'Side panel: queued, next to begin', both);
  const second = await panel();
  await second.ask(prose.followUp);
  await second.answers.getByText(say('answer.queued', { count: 1 })).waitFor();
  await shoot(second.page, 'panel-queued', 'Side panel: queued', both);
  await shoot(second.page, 'panel-queued-320', 'Side panel: queued, 320 px', { width: 320 });
  await second.page.getByRole('button', { name: say('panel.conversations') }).click();
  await second.page.getByText(say('panel.queued'), { exact: true }).first().waitFor();
  await shoot(second.page, 'panel-list-queued', 'Side panel: conversations, two queued', both);

  const { page, test, listModels, status } = await sidestream.openOptions();
  await test.click();
  await status.filter({ hasText: /Answers are using/ }).waitFor();
  await shoot(page, 'options-test-queued', 'Options: a test that waits', {
    ...page800,
    ...both,
  });
  await shoot(page, 'options-test-queued-320', 'Options: a test that waits, 320 px', {
    width: 320,
    whole: true,
  });
  await listModels.click();
  await status.filter({ hasText: /The models/ }).waitFor();
  await shoot(page, 'options-list-queued', 'Options: a list of models that waits', page800);
  await page.close();

  // The list first; without one, Escape would stop the answer.
  await second.page.keyboard.press('Escape');
  for (const surface of [second, first]) {
    await surface.stop.click();
    await surface.until('stopped');
    await surface.page.close();
  }
  const port = await sidestream.port();
  for (const runId of ids) {
    await port.post({ type: 'run-abort', requestId: crypto.randomUUID(), runId });
  }
  await port.close();
  forget();
}
