import { connectionFaults } from './connection-faults.ts';
import { anthropicFaults, responsesFaults } from './dialect-faults.ts';
import { endFaults } from './end-faults.ts';
import type { Fault, FaultGroup } from './fault.ts';
import { ownFaults } from './own-faults.ts';
import { retryFaults } from './retry-faults.ts';
import { silenceFaults } from './silence-faults.ts';
import { statusFaults } from './status-faults.ts';
import { streamFaults } from './stream-faults.ts';

/** All that endpoints do wrong, and unusually, in the order of `docs/faults.md`. */
export const faultGroups: readonly FaultGroup[] = [
  statusFaults,
  retryFaults,
  connectionFaults,
  streamFaults,
  endFaults,
  silenceFaults,
  anthropicFaults,
  responsesFaults,
  ownFaults,
];

/** The same in one list. */
export const faults: readonly Fault[] = faultGroups.flatMap((group) => group.faults);

/** The row of that id. */
export function findFault(id: string): Fault {
  const fault = faults.find((each) => each.id === id);
  if (!fault) throw new Error(`no fault is called ${id}`);
  return fault;
}

/** One of each kind that is told, for places where all of them would take too long. */
export const commonFaults: readonly Fault[] = [
  'key-refused-401',
  'not-found-404',
  'not-found-405',
  'rate-limit',
  'quota-429',
  'overloaded-500',
  'overloaded-502',
  'forbidden-empty',
  'page-with-success',
  'error-in-the-middle',
  'closed-in-the-middle',
  'text-then-end',
].map(findFault);

/** Ways of the network that each browser tells in its own words, and leaves us to make one of them. */
export const networkFaults: readonly Fault[] = [
  'redirect-307',
  'reset-in-the-middle',
  'chunks-broken',
  'shorter-than-promised',
  'gzip-broken',
].map(findFault);
