import { expect, test } from '@playwright/test';
import { isDeep, noteFigure } from '../../support/deep.ts';
import { flushRows } from '../support/deaths/flush-rows.ts';
import type { FlushScenario } from '../support/deaths/flush-scenario.ts';
import { flushScenarios } from '../support/deaths/flush-scenarios.ts';
import { dieAtFlush, startFlushPatient } from '../support/deaths/flush-trial.ts';
import type { FlushPatient } from '../support/deaths/flush-trial.ts';

// One browser and one panel for all. A failure starts new ones.
test.describe.configure({ mode: 'default' });

let patient: FlushPatient;

test.beforeAll(async () => {
  patient = await startFlushPatient();
});

test.afterAll(() => patient.close());

/** More flushes than any answer has. */
const most = 500;
/** The sample: other flushes from one answer to the next, and one row in so many. */
const sampled = [2, 5, 3, 7] as const;
const rowsBetween = 20;

for (const [index, scenario] of flushScenarios.entries()) {
  test(`${scenario.name} is interrupted by a death at any of its flushes, with all that was seen, and goes on`, async () => {
    await dieThrough(scenario, sampled[index % sampled.length]!);
  });
}

for (const [index, scenario] of flushRows.entries()) {
  if (!isDeep && index % rowsBetween !== 0) continue;
  test(`a death at any flush leaves of the answer what was seen, or its own end (${scenario.name})`, async () => {
    await dieThrough(scenario, sampled[0]);
  });
}

/** Dies at each flush until there are no more; in a sample at one. */
async function dieThrough(scenario: FlushScenario, inSample: number): Promise<void> {
  test.setTimeout(isDeep ? 300_000 : 120_000);
  const { name, row } = scenario;
  let beforeEnd = 0;
  const counts = isDeep ? Array.from({ length: most }, (_, at) => at + 1) : [inSample];
  for (const count of counts) {
    const outcome = await dieAtFlush(patient, scenario, count);
    beforeEnd = Math.max(beforeEnd, outcome.beforeEnd);
    if (!outcome.died) {
      expect(outcome.ended).toBe(true);
      break;
    }
    const { ended, missingMs } = outcome;
    const values = { ended, ...(missingMs !== undefined && { missingMs }) };
    noteFigure(test.info(), { row: `${row}: killed at each flush`, values });
  }
  if (!isDeep) return;
  const values = { flushes: beforeEnd };
  noteFigure(test.info(), { row: `${row}: flushes of one answer before its end`, values });
  // Such an answer cannot die before it ends. Named, so that nobody takes it for one that was tried.
  if (beforeEnd === 0) noteFigure(test.info(), { row: `no flush before its end: ${name}`, values });
}
