import type { ConnectionDraft } from '../../../../lib/protocol/command.ts';
import type { Reply } from '../../../support/fault-server/fault-server.ts';
import type { FaultEnd } from '../faults/fault.ts';

/** A way an answer comes, and how it ends where nothing dies. */
export interface FlushScenario extends Pick<FaultEnd, 'state' | 'reason'> {
  name: string;
  /** Under what the figures of its deaths are filed. */
  row: string;
  /** The whole text; absent where it has no end but the one that we set. */
  text?: string;
  /** Replies to its requests, in order; the last one goes for all that follow. */
  replies: readonly Reply[];
  connection?: Partial<ConnectionDraft>;
  /** The address is one at which nobody listens. */
  unheard?: boolean;
  /** How many requests are made. */
  requests: number;
  /** How many others take a place at the server first, and leave it once the question waits behind them. */
  crowd?: number;
}

/** What the others of a crowd wait at. */
export const crowdGate = 'crowd';
