import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { jsonError } from '../../support/fault-server/chat-script.ts';
import { callScript, textScript } from '../../support/fault-server/call-scripts.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { cardOf, decide, untilSaid } from '../support/call-cards.ts';
import { callingDialects, fenced, toCalledTurns, toLastTurns } from '../support/called-turns.ts';
import type { CallingDialect } from '../support/called-turns.ts';
import { test as base } from '../support/chromium-test.ts';
import type { Sidestream } from '../support/chromium-test.ts';
import { converseOver } from '../support/converse-over.ts';
import { isTurn, toTurn, withValve } from '../support/own-endpoint.ts';
import { startRuns } from '../support/run-starts.ts';
import { say } from '../support/scenarios.ts';
import type { SurfacePage } from '../support/surface-page.ts';

/** A server of its own for the tool, which needs no connection to that of the model. */
const test = base.extend<{ valve: FaultServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures are wanted
  valve: async ({}, use) => {
    const valve = await createFaultServer();
    await use(valve);
    await valve.close();
  },
});

const turned = '{"turned":1}';
const leftOpen =
  'It had begun when the browser ended the extension, and it is not known how far it came. The user does not want it carried out again.';
const stopped =
  'The answer ended while this call was carried out. It is not known how far it came.';

/** A panel whose conversations offer a tool of the user's own that acts, at the test's server. */
async function open(sidestream: Sidestream, server: FaultServer): Promise<SurfacePage> {
  await sidestream.connect();
  await sidestream.set(withValve(server));
  return sidestream.openPanel();
}

/** Asks in a new conversation, over that dialect; the model calls the tool, whose card waits. */
async function askToTurn(
  panel: SurfacePage,
  {
    sidestream,
    server,
    dialect,
  }: { sidestream: Sidestream; server: FaultServer; dialect: CallingDialect },
): Promise<string> {
  await converseOver(dialect, { sidestream, panel });
  const id = `call_${crypto.randomUUID().slice(0, 8)}`;
  server.next(callScript(dialect, 'I turn.', [toTurn(1)], { id }));
  await panel.ask('Turn it');
  await expect(cardOf(panel)).toHaveAttribute('data-call', 'asked');
  return `${id}_0`;
}

const told = (id: string, result: string, isError = false) => ({
  id,
  name: 'turn_valve',
  input: { by: 1 },
  result,
  ...(isError && { isError }),
});

const countTurns = (server: FaultServer): number => server.requests.filter(isTurn).length;

test('a worker that dies while a call runs: the next one says so and asks, nothing runs again without a click, and the answer ends, in each dialect', async ({
  sidestream,
  server,
}) => {
  const panel = await open(sidestream, server);
  for (const dialect of callingDialects) {
    for (const decision of ['allow', 'refuse'] as const) {
      await test.step(`${dialect}, ${decision}`, async () => {
        const before = countTurns(server);
        const answers = server.when(isTurn, [{ type: 'silence' }]);
        const id = await askToTurn(panel, { sidestream, server, dialect });
        await decide(cardOf(panel), 'allow');
        const begun = await server.request(before, isTurn);
        await sidestream.killWorker();
        expect(await begun.closed).toBe('client');
        answers();
        server.when(isTurn, jsonError(200, { turned: 1 }));
        await expect(cardOf(panel)).toHaveAttribute('data-call', 'asked');
        await expect(cardOf(panel)).toContainText(say('calls.reason.again'));
        expect(countTurns(server)).toBe(before + 1);

        server.next(textScript(dialect, 'So it is.'));
        await decide(cardOf(panel), decision);
        await untilSaid(panel, 'So it is.');
        expect(countTurns(server)).toBe(before + (decision === 'allow' ? 2 : 1));
        const result = decision === 'allow' ? told(id, fenced(turned)) : told(id, leftOpen, true);
        expect(toLastTurns(dialect, server)).toEqual([
          { role: 'user', content: 'Turn it' },
          ...toCalledTurns(dialect, 'I turn.', [result]),
        ]);
      });
    }
  }
});

test('a worker that dies when a call is done and the model was not told yet: the answer is interrupted, and Continue tells it without a second call, in each dialect', async ({
  sidestream,
  server,
  valve,
}) => {
  const panel = await open(sidestream, valve);
  valve.when(isTurn, jsonError(200, { turned: 1 }));
  // All places at the model's server are taken by these, so that what is told it has to wait.
  const isElsewhere = ({ bodyText }: { bodyText: string }): boolean =>
    bodyText.includes('Elsewhere');
  server.when(isElsewhere, [{ type: 'head' }, { type: 'silence' }]);
  for (const [at, dialect] of callingDialects.entries()) {
    await test.step(dialect, async () => {
      const id = await askToTurn(panel, { sidestream, server, dialect });
      await startRuns(sidestream, 6);
      await server.request(6 * at + 5, isElsewhere);
      await decide(cardOf(panel), 'allow');
      await expect(cardOf(panel)).toHaveAttribute('data-call', 'done');
      await expect(panel.answers.last()).toContainText(say('answer.queuedNext'));
      await sidestream.killWorker();
      await panel.until('interrupted');
      await expect(cardOf(panel)).toHaveAttribute('data-call', 'done');

      server.next(textScript(dialect, 'It is turned.'));
      await panel.page.getByRole('button', { name: say('answer.continue'), exact: true }).click();
      await panel.untilText('It is turned.');
      await panel.until('finished');
      expect(toLastTurns(dialect, server)).toEqual([
        { role: 'user', content: 'Turn it' },
        ...toCalledTurns(
          dialect,
          'I turn.',
          [told(id, fenced(turned))],
          say('menu.continueQuestion'),
        ),
      ]);
      expect(countTurns(valve)).toBe(at + 1);
    });
  }
});

test('Stop while a call runs ends its request at once, the answer is stopped for good, and the next question is told of it, in each dialect', async ({
  sidestream,
  server,
}) => {
  const panel = await open(sidestream, server);
  server.when(isTurn, [{ type: 'silence' }]);
  const hands: Record<CallingDialect, (page: Page) => Promise<void>> = {
    'chat-completions': () =>
      cardOf(panel)
        .getByRole('button', { name: say('calls.stop'), exact: true })
        .click(),
    'anthropic-messages': () => panel.stop.click(),
    'openai-responses': (page) => page.keyboard.press('Escape'),
  };
  for (const [at, dialect] of callingDialects.entries()) {
    await test.step(dialect, async () => {
      const id = await askToTurn(panel, { sidestream, server, dialect });
      await decide(cardOf(panel), 'allow');
      const request = await server.request(at, isTurn);
      await expect(cardOf(panel)).toHaveAttribute('data-call', 'running');
      // Each of them is called by what it stops.
      await expect(panel.stop).toHaveCount(1);
      await expect(
        panel.page.getByRole('button', { name: say('calls.stop'), exact: true }),
      ).toHaveCount(1);
      await hands[dialect](panel.page);
      expect(await request.closed).toBe('client');
      await panel.until('stopped');
      await expect(cardOf(panel)).toContainText(say('calls.broken'));
      await expect(cardOf(panel).getByRole('button')).toHaveCount(0);

      // On the disk as well.
      await sidestream.killWorker();
      await panel.page.reload();
      await panel.until('stopped');
      await expect(cardOf(panel)).toContainText(say('calls.broken'));
      server.next(textScript(dialect, 'It is open.'));
      await panel.ask('And now?');
      await panel.untilText('It is open.');
      await panel.until('finished');
      expect(toLastTurns(dialect, server)).toEqual([
        { role: 'user', content: 'Turn it' },
        ...toCalledTurns(dialect, 'I turn.', [told(id, stopped, true)], 'And now?'),
      ]);
      expect(countTurns(server)).toBe(at + 1);
    });
  }
});
