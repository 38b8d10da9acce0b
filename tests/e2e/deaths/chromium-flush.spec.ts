import { expect, test } from '@playwright/test';
import { isDeep, noteFigure } from '../../support/deep.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { watchStalls } from '../../support/stall.ts';
import { startChromiumPatient } from '../support/deaths/chromium-patient.ts';
import type { ChromiumPatient } from '../support/deaths/chromium-patient.ts';
import { flushScenarios } from '../support/deaths/flush-scenarios.ts';
import type { FlushScenario } from '../support/deaths/flush-scenarios.ts';
import { watchFlushes } from '../support/deaths/flushes.ts';
import type { FlushWatch } from '../support/deaths/flushes.ts';
import { expectKept, expectToGoOn, untilEnded } from '../support/deaths/trial.ts';

test.describe.configure({ mode: 'serial' });

let patient: ChromiumPatient;
let flushes: FlushWatch;

test.beforeAll(async () => {
  patient = await startChromiumPatient();
  flushes = await watchFlushes(patient.sidestream.context, patient.sidestream.closeWorkers);
});

test.afterAll(() => patient.close());

/** More flushes than any scenario has. */
const most = 200;
/** Which flushes a sample dies at. */
const sample = [2, 7];

for (const [index, scenario] of flushScenarios.entries()) {
  test(`${scenario.name} is interrupted by a death at any of its flushes, with all that was seen, and goes on`, async () => {
    test.setTimeout(isDeep ? 600_000 : 60_000);
    const tried = isDeep ? Array.from({ length: most }, (_, at) => at + 1) : sample;
    let deaths = 0;
    for (const count of tried) {
      const missingMs = await dieAt(scenario, `flush-${index}-${count}`, count);
      if (missingMs === undefined) break;
      deaths += 1;
      const values = { missingMs };
      noteFigure(test.info(), { row: `${scenario.name}, killed at each flush`, values });
    }
    expect(deaths, 'deaths at a flush').toBeGreaterThanOrEqual(sample.length);
  });
}

/** How old the oldest missing delta was; undefined where the answer has fewer flushes. */
async function dieAt(
  { text, replies }: FlushScenario,
  id: string,
  count: number,
): Promise<number | undefined> {
  const { server } = patient;
  server.reset();
  server.next(...replies);
  const panel = await patient.openPanel(id);
  const died = flushes.dieAt(count);
  const stalls = watchStalls();
  await panel.ask(id);
  const asked = await Promise.race([died, untilEnded(panel).then(() => undefined)]);
  const answer = await untilEnded(panel);
  const stallMs = stalls.stop();
  const askedAtMs = asked ?? (answer.state === 'finished' ? Number.NaN : await died);
  if (Number.isNaN(askedAtMs)) {
    expect(answer).toMatchObject({ state: 'finished', text });
    await panel.close();
    return undefined;
  }
  const request = server.requests.filter(isChat).at(-1);
  const seen = await panel.longest();
  const missingMs = await expectKept({
    answer,
    seen,
    request,
    death: { askedAtMs },
    stallMs,
    text,
  });
  await expectToGoOn(patient, panel, answer, id);
  await panel.close();
  return missingMs;
}
