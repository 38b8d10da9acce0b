import type { StreamPart } from '../core/parts.ts';
import type { StepEnd } from './adapter.ts';
import { parseRecord, parseReply } from '../core/json.ts';
import { hasError } from './stream-error.ts';

/** So many unreadable pieces in a row are no accident any more: this is not the dialect that it was taken for. */
const brokenLimit = 20;

/**
 * Reads the payloads of one reply, and counts what it cannot read. Samples are whole, and may hold the key: only `toSample`
 * makes them fit to be kept.
 */
export interface Payloads {
  /** The payload as an object; undefined for anything else, which is then counted. */
  parse(data: string): Record<string, unknown> | undefined;
  /** Counts what is no payload at all. */
  unreadable(sample: string): void;
  /** Tells of one that was read without being parsed. */
  readable(): void;
  /** Counts an event of a type that the adapter does not know. */
  unknown(name: string): void;
  /** Set once too many pieces in a row were unreadable. */
  readonly failure: StepEnd | undefined;
}

/** Gemini's errors are a list, also where a proxy puts them into a stream. No other list is a payload. */
function toListedError(data: string): Record<string, unknown> | undefined {
  const reply = data.startsWith('[') ? parseReply(data) : undefined;
  return reply && hasError(reply) ? reply : undefined;
}

/** Builds the reading of one reply's payloads. */
export function createPayloads(emit: (part: StreamPart) => void): Payloads {
  let inRow = 0;
  let last = '';
  return {
    parse(data) {
      // Some servers keep the line open with it: there is nothing to be read.
      if (data.trim() === '') return undefined;
      const payload = parseRecord(data) ?? toListedError(data);
      if (payload) {
        inRow = 0;
        return payload;
      }
      inRow += 1;
      last = data;
      emit({ type: 'oddity', kind: 'unreadable', count: 1, sample: last });
      return undefined;
    },
    unreadable(sample) {
      emit({ type: 'oddity', kind: 'unreadable', count: 1, sample });
    },
    readable() {
      inRow = 0;
    },
    unknown(name) {
      emit({ type: 'oddity', kind: 'unknown-event', count: 1, sample: name });
    },
    get failure(): StepEnd | undefined {
      return inRow < brokenLimit ? undefined : { error: { kind: 'bad-reply', detail: last } };
    },
  };
}
