import { join } from 'node:path';
import { readStoreReport } from '../checks/lint-firefox-build.ts';
import type { Verdict } from './scratch.ts';

/** Mozilla's linter, which must warn of a build that writes markup. */
export function checkStoreGate(): Verdict {
  const { warnings } = readStoreReport(join('tests', 'canaries', 'fixtures', 'webext'));
  return warnings.some(({ code }) => code === 'UNSAFE_VAR_ASSIGNMENT')
    ? { alive: 1, dead: [] }
    : { alive: 0, dead: ['a build that sets innerHTML went through'] };
}
