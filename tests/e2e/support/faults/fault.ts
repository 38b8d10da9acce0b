import type { StringKey } from '../../../../lib/strings/catalogue.ts';
import type { ConnectionDraft } from '../../../../lib/protocol/command.ts';
import { defaultTuning } from '../../../../lib/core/connection.ts';
import type { Dialect, Tuning } from '../../../../lib/core/connection.ts';
import type { Reply } from '../../../support/fault-server/fault-server.ts';
import type { Script } from '../../../support/fault-server/script.ts';
import type { AnswerState } from '../surface-page.ts';

/** How an answer ends, and what a person then reads and can press. */
export interface FaultEnd {
  state: Exclude<AnswerState, 'waiting' | 'streaming' | 'stopped'>;
  /** What `data-reason` says; nothing where the state says all. */
  reason?: string;
  /** What happened; absent where the text itself is all there is to say. */
  title?: StringKey;
  /** What to do next; an end without an error has none. */
  advice?: StringKey;
  /** Buttons beside those that follow from the state, see {@link toButtons}. */
  remedies?: readonly StringKey[];
}

/** One thing that an endpoint can do wrong or unusually, and how it has to end. A row of `docs/faults.md`. */
export interface Fault extends FaultEnd {
  id: string;
  /** What the endpoint does, in one sentence without its full stop. */
  what: string;
  /** What every request gets. */
  reply: Reply;
  /** What every request but the first gets, where that is something else. */
  later?: Reply;
  /** What is unusual about the connection. */
  connection?: Partial<ConnectionDraft>;
  /** The address is one at which nobody listens. */
  unheard?: boolean;
  /** The text of the answer; none where absent. */
  kept?: string;
  /** Instead of `kept`: so many characters at least, from the beginning of what was sent. */
  keptAtLeast?: number;
  /** As the title shows it; none when no response came, or one with success. */
  status?: number;
  /** The most that is left to be waited, or the least that was, where the words tell it. */
  seconds?: number;
  /** What is told under the answer beside its end. */
  marks?: readonly StringKey[];
  /** The endpoint's own word for the end, where the title repeats it. */
  raw?: string;
  /** How many pieces the marks count. */
  count?: number;
  /** In which words the model declined. */
  refusal?: string;
  /** What the endpoint said, found behind "Details". */
  detail?: string;
  /** The endpoint's number of the request, in the same place. */
  requestId?: string;
  /** How many requests are made; one where absent. */
  requests?: number;
}

/** Faults of one kind, with the heading of their table. */
export interface FaultGroup {
  heading: string;
  faults: readonly Fault[];
}

/** The buttons that an end offers: what mends it, then the ways on. */
export function toButtons(fault: Fault): readonly StringKey[] {
  const hasText = fault.kept !== undefined || fault.keptAtLeast !== undefined;
  const text = <Key extends StringKey>(key: Key): Key[] => (hasText ? [key] : []);
  const isGood = fault.state === 'finished';
  return [
    ...(fault.remedies ?? []),
    ...(isGood ? [] : text('answer.continue')),
    'common.retry',
    ...text('answer.copy'),
    'answer.more',
  ];
}

/** A connection with this tuning, whose faults are seen at once unless it is tuned to try again. */
export function tuned(tuning: Partial<Tuning>): Partial<ConnectionDraft> {
  return { tuning: { ...defaultTuning, retries: 0, ...tuning } };
}

/** A connection that speaks another dialect than Chat Completions. */
export function speaking(dialect: Dialect): { connection: Partial<ConnectionDraft> } {
  return { connection: tuned({ dialect }) };
}

/** Holds what comes next back until the text before it is on screen: browsers throw away what arrives with a cut. */
export const untilShown: Script = [{ type: 'hold', name: 'cut' }];
