import type { Sidestream } from '../e2e/support/chromium-test.ts';
import { say } from '../e2e/support/scenarios.ts';
import { callScript, textScript } from '../support/fault-server/call-scripts.ts';
import { isChat } from '../support/fault-server/default-reply.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';

/** Rounds of one answer: the first is the user's own, who allows what follows. */
const rounds = 20;

/**
 * Times what is ours of a round of calls: from when the server has written the end of a reply that calls something to when the next
 * request, with the result, has come. The tool adds two numbers, which takes no time that could be measured.
 */
export async function measureCalls(
  server: FaultServer,
  sidestream: Sidestream,
  runs: number,
): Promise<Figure[]> {
  await sidestream.set({ toolsOn: true });
  const trips: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const panel = await sidestream.openPanel(`?conversation=${crypto.randomUUID()}`);
    const first = server.requests.filter(isChat).length;
    for (let round = 0; round < rounds; round += 1) {
      server.next(callScript('chat-completions', '', [['calculate', { expression: '20+22' }]]));
    }
    server.next(textScript('chat-completions', 'Done.'));
    await panel.ask('Add, again and again.');
    await panel.page.getByRole('button', { name: say('calls.always'), exact: true }).click();
    await panel.until('finished');
    const asked = server.requests.filter(isChat).slice(first);
    // The first one waited for the user.
    for (let at = 2; at < asked.length; at += 1) {
      const [before, after] = [asked[at - 1]?.closedAtMs, asked[at]?.arrivedAtMs];
      if (before !== undefined && after !== undefined) trips.push(after - before);
    }
    await panel.page.close();
  }
  await sidestream.set({ toolsOn: false });
  const head = {
    group: 'Calls',
    label: 'a round without its tool: end of the reply to next request',
    unit: 'ms',
    runs,
  };
  return [toFigure(head, trips, { words: '≤ 20', most: 20 })];
}
