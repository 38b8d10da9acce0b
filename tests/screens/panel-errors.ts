import { commonFaults, findFault } from '../e2e/support/faults/faults.ts';
import { tooLong } from '../e2e/support/scenarios.ts';
import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { jsonError } from '../support/fault-server/chat-script.ts';
import type { Script } from '../support/fault-server/script.ts';
import { answering, demoModel } from './panel-states.ts';
import { grantedHost } from './studio.ts';
import type { Look, Studio } from './studio.ts';
import { prose } from './texts.ts';

const small: Look = { height: 480 };

/** Every error that an answer can end with. */
export async function shootErrors(studio: Studio): Promise<void> {
  const { shoot, panel, server } = studio;
  for (const { what, reply, reason, state, kept, status } of commonFaults) {
    if (state !== 'failed' || kept !== undefined) continue;
    const opened = await panel(reply);
    await opened.ask(prose.question);
    await opened.until('failed');
    await shoot(
      opened.page,
      `error-${reason}-${status ?? 'page'}`,
      `Error: the endpoint ${what}`,
      small,
    );
    await opened.page.close();
  }

  const details = await panel(reply429(30));
  await details.ask(prose.question);
  await details.until('failed');
  await details.page.getByText('Details').click();
  await shoot(details.page, 'error-rate-limited-wait', 'Error: rate limited, with a wait', {
    height: 480,
    schemes: ['light', 'dark'],
  });
  await details.page.close();

  const refused = await panel(findFault('error-in-the-middle').reply);
  await refused.ask(prose.question);
  await refused.until('failed');
  await shoot(refused.page, 'error-refused', 'Error: reported in the middle of the stream', small);
  await refused.page.close();

  const bad = await panel(jsonError(400, { error: { message: 'Unknown parameter: messages.' } }));
  await bad.ask(prose.question);
  await bad.until('failed');
  await shoot(bad.page, 'error-bad-request', 'Error: bad request', small);
  await bad.page.close();

  const long = await panel(answering(prose.answer, { deltasPerSecond: 0 }));
  await long.ask(prose.question);
  await long.until('finished');
  server.next(answering(prose.followUpAnswer, { deltasPerSecond: 0 }), tooLong);
  await long.ask(prose.followUp);
  await long.untilText(prose.followUpAnswer);
  await long.until('finished');
  await long.ask('And on Mars?');
  await long.until('failed');
  await shoot(long.page, 'error-too-long', 'Error: too long, with the choice', {
    schemes: ['light', 'dark'],
  });
  server.next(answering('The sky of Mars is butterscotch by day, and blue at sunset.'));
  await long.page.getByRole('button', { name: 'Ask again without these' }).click();
  await long.until('finished');
  await shoot(long.page, 'panel-omitted', 'Side panel: asked without earlier messages');
  await long.page.close();

  const alone = await panel(tooLong);
  await alone.ask(prose.question);
  await alone.until('failed');
  await shoot(alone.page, 'error-too-long-alone', 'Error: too long, nothing to leave out', small);
  await alone.page.close();
}

function reply429(seconds: number): Script {
  const error = { message: 'Rate limit reached for requests per minute.', type: 'rate_limit' };
  return jsonError(429, { error }, { 'retry-after': String(seconds) });
}

/** Errors that come before any request, or instead of one. Leaves one connection, which answers. */
export async function shootObstacles(studio: Studio): Promise<void> {
  const { shoot, panel, sidestream } = studio;
  const shootWith = async (
    draft: Parameters<typeof sidestream.connect>[0],
    name: string,
    caption: string,
  ): Promise<void> => {
    await sidestream.connect({ model: demoModel, ...draft });
    const opened = await panel();
    await opened.ask(prose.question);
    await opened.until('failed');
    await shoot(opened.page, name, caption, small);
    await opened.page.close();
    await removeAll(sidestream);
  };
  await removeAll(sidestream);
  const openAi = { provider: 'openai', baseUrl: grantedHost, key: '' };
  await shootWith(openAi, 'error-no-key', 'Error: no key');
  const elsewhere = { provider: 'openrouter', baseUrl: 'https://openrouter.ai/api/v1' };
  await shootWith(elsewhere, 'error-no-permission', 'Error: no access to the host');
  const nobody = { baseUrl: 'http://127.0.0.1:9/v1' };
  await shootWith(nobody, 'error-unreachable', 'Error: unreachable');

  await sidestream.connect({ model: demoModel });
  const orphan = await panel(answering(prose.answer, { deltasPerSecond: 0 }));
  await orphan.ask(prose.question);
  await orphan.until('finished');
  await removeAll(sidestream);
  await orphan.answers.hover();
  await orphan.answers.getByRole('button', { name: 'Retry' }).click();
  await orphan.until('failed');
  await shoot(orphan.page, 'error-no-connection', 'Error: the connection was deleted', small);
  await orphan.page.close();
  await sidestream.connect({ model: demoModel });
}

async function removeAll({ port }: Sidestream): Promise<void> {
  const driver = await port();
  const { connections } = await driver.next('settings-update');
  for (const { id } of connections) {
    await driver.post({
      type: 'connection-delete',
      requestId: crypto.randomUUID(),
      connectionId: id,
    });
  }
  await driver.next('settings-update', (update) => update.connections.length === 0);
  await driver.close();
}

/** Without a network. */
export async function shootOffline({ shoot, panel, sidestream, server }: Studio): Promise<void> {
  const opened = await panel(answering(prose.answer, { deltasPerSecond: 0 }));
  await opened.ask(prose.question);
  await opened.until('finished');
  await sidestream.context.setOffline(true);
  await opened.page.locator('.banner').waitFor();
  await shoot(opened.page, 'panel-offline', 'Side panel: offline', { schemes: ['light', 'dark'] });
  server.next(answering(prose.followUpAnswer));
  await opened.ask(prose.followUp);
  await opened.answers.nth(1).waitFor();
  await opened.until('failed');
  await shoot(opened.page, 'error-offline', 'Error: offline');
  await sidestream.context.setOffline(false);
  await opened.page.close();
}
