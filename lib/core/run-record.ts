import { corrections, dialects } from './connection.ts';
import type { Correction, Dialect } from './connection.ts';
import type { RunId } from './ids.ts';
import { finishKinds } from './parts.ts';
import type { FinishReason, StreamPart } from './parts.ts';
import { errorKinds } from './run-error.ts';
import type { ErrorKind, RunError } from './run-error.ts';
import type { StepTrace } from './step-trace.ts';

/** What is asked beside questions: a test of a connection, the list of its models, the title of a conversation. */
export type SideTask = (typeof sideTasks)[number];

/** Every {@link SideTask}. */
export const sideTasks = ['test', 'models', 'title'] as const;

/**
 * What the log keeps of one run: numbers, and words of our own lists. Whatever a person, a page or an endpoint has
 * written has no place in it.
 */
export interface RunRecord extends RunCircumstances {
  id: RunId;
  /** When it was asked; all other times are in ms from then. */
  atMs: number;
  steps: RecordedStep[];
  /** The most runs that were ahead of it in the queue for its server. */
  ahead?: number;
  /** Absent where nobody wrote its end, which is then `interrupted`. */
  endMs?: number;
  end: 'finish' | 'abort' | 'error';
  finish?: FinishReason['unified'];
  fault?: RecordedFault;
}

/** What is known of a run beside its parts. All words in it come from tables of ours. */
export interface RunCircumstances {
  /** Id of a preset; '' where the connection was gone. */
  provider: string;
  dialect: Dialect | '';
  /** Where the endpoint is; see `HostKind`. */
  host: string;
  /** Whether that is the very host of the preset. */
  usualHost: boolean;
  /** See `toKnownModel`. */
  model: string;
  stream: boolean;
  /** The most surfaces that read it at one time. */
  readers: number;
  /** How many backgrounds had begun since the browser did, the one that wrote this among them. */
  life: number;
  /** Whether its background died, and the next one has closed it. */
  orphan?: true;
  /** What was asked for where it was no answer to a question. */
  task?: SideTask;
}

/** One request of a run. */
export interface RecordedStep extends Partial<StepTrace> {
  /** When it left. */
  sinceMs: number;
  firstWordMs?: number;
  lastWordMs?: number;
  oddities?: number;
  /** What was learnt of its refusal. */
  correction?: Correction;
  /** Why it was sent again, and how long was to be waited for that. */
  retry?: RecordedFault & { waitMs?: number };
}

/** An error without its words. */
export interface RecordedFault {
  kind: ErrorKind;
  status?: number;
  silence?: NonNullable<RunError['silence']>;
  lostTo?: NonNullable<RunError['lostTo']>;
  waitedMs?: number;
}

/** More requests than any honest run makes. */
const stepLimit = 24;
const silences = ['first', 'bytes', 'payload'] as const;
const losses = ['sleep', 'network', 'update'] as const;
const counts = [
  'status',
  'headMs',
  'firstByteMs',
  'lastByteMs',
  'endMs',
  'sent',
  'received',
  'events',
  'deltas',
  'comments',
] as const satisfies readonly (keyof StepTrace)[];

/** What is kept of a run that has ended, out of its parts and what was counted of its requests. */
export function toRunRecord(
  { id, createdAtMs, parts }: { id: RunId; createdAtMs: number; parts: readonly StreamPart[] },
  traces: readonly StepTrace[],
  circumstances: RunCircumstances,
): RunRecord {
  const steps: RecordedStep[] = [];
  const record: RunRecord = {
    ...circumstances,
    dialect: toListed(dialects, circumstances.dialect) ?? '',
    id,
    atMs: createdAtMs,
    steps,
    end: 'error',
    fault: { kind: 'interrupted' },
  };
  for (const part of parts) {
    const step = steps.at(-1);
    switch (part.type) {
      case 'step-start':
        if (steps.length >= stepLimit) break;
        steps.push({
          ...toCounts(traces[steps.length]),
          sinceMs: toSince(part.atMs, createdAtMs),
        });
        break;
      case 'first-delta':
        if (step) step.firstWordMs = toSince(part.atMs, createdAtMs + step.sinceMs);
        break;
      case 'last-delta':
        if (step) step.lastWordMs = toSince(part.atMs, createdAtMs + step.sinceMs);
        break;
      case 'oddity':
        if (step) step.oddities = (step.oddities ?? 0) + part.count;
        break;
      case 'queued':
        record.ahead = Math.max(record.ahead ?? 0, part.ahead);
        break;
      case 'corrected': {
        const correction = toListed(corrections, part.correction);
        if (step && correction) step.correction = correction;
        break;
      }
      case 'retry-wait': {
        if (!step) break;
        const { sinceMs, endMs } = step;
        const waitMs =
          endMs === undefined ? undefined : toSince(part.untilMs, createdAtMs + sinceMs + endMs);
        step.retry = { ...toFault(part.error), ...(waitMs !== undefined && { waitMs }) };
        break;
      }
      case 'finish': {
        record.end = part.type;
        record.endMs = toSince(part.atMs, createdAtMs);
        delete record.fault;
        const finish = toListed(finishKinds, part.finishReason.unified);
        if (finish) record.finish = finish;
        break;
      }
      case 'abort':
        record.end = part.type;
        record.endMs = toSince(part.atMs, createdAtMs);
        delete record.fault;
        break;
      case 'error':
        record.endMs = toSince(part.atMs, createdAtMs);
        record.fault = toFault(part.error);
        break;
      default:
    }
  }
  // Nobody knows when it died, only when that was found.
  if (record.orphan) delete record.endMs;
  return record;
}

/** The numbers of a trace that are numbers. */
function toCounts(trace: StepTrace | undefined): Partial<StepTrace> {
  const kept: Partial<StepTrace> = {};
  for (const name of counts) {
    const count = trace?.[name];
    if (Number.isFinite(count)) kept[name] = Math.round(count ?? 0);
  }
  return kept;
}

/** Clocks are put back; nothing ends before it began. */
function toSince(atMs: number, sinceMs: number): number {
  return Math.max(0, Math.round(atMs - sinceMs));
}

function toFault({ kind, status, silence, lostTo, waitedMs }: RunError): RecordedFault {
  const fault: RecordedFault = { kind: toListed(errorKinds, kind) ?? 'unexpected' };
  const [named, lost] = [toListed(silences, silence), toListed(losses, lostTo)];
  if (Number.isInteger(status)) fault.status = status ?? 0;
  if (named) fault.silence = named;
  if (lost) fault.lostTo = lost;
  if (Number.isFinite(waitedMs)) fault.waitedMs = Math.round(waitedMs ?? 0);
  return fault;
}

/** The word, where it is one of the list. */
function toListed<Word extends string>(
  list: readonly Word[],
  word: string | undefined,
): Word | undefined {
  return list.find((each) => each === word);
}
