import type { ChoiceFinder } from './chat-delta.ts';
import { parseJson, parseRecord, toRecord } from '../core/json.ts';

/** Reads the chunks of one reply that say nothing new but their text. */
export interface RepeatedChunk {
  /** The text of a chunk that is the one learnt last in all but its text; undefined for any other. */
  read(data: string): string | undefined;
  /** Takes a chunk that had to be parsed, so that the next ones like it need not be. */
  learn(data: string, reply: Record<string, unknown>): void;
}

/** What OpenAI fills each chunk up with, otherwise each time, against those who count bytes. Nothing is read from it. */
const padding = 'obfuscation';
/** So many more learnt than known again: in this reply each chunk says something else beside its text, too. */
const learnLimit = 16;
/** A cut of no more characters is copied by V8 and by SpiderMonkey. A longer one keeps all that was read with it in memory. */
const copiedLength = 12;

/** Where a string stands in a chunk, between its quotation marks. */
interface Spot {
  start: number;
  end: number;
}

/**
 * Nearly all chunks of a reply are the same 200 characters around another word. Parsing them is four fifths of what
 * reading costs, and comparing them a tenth (measured: `npm run bench -- --only decode`).
 */
export function createRepeatedChunk(findChoice: ChoiceFinder): RepeatedChunk {
  /** What stands around the text and the padding, with their quotation marks: a string of JSON has one at its end. */
  let before = '';
  let between = '';
  let after = '';
  /** Whether there is padding, and on which side of the text. */
  let padded: 'no' | 'before' | 'behind' = 'no';
  /** Chunks learnt, less those known again: learning one is as dear as parsing it. */
  let debt = 0;
  return {
    read(data) {
      if (before === '') return undefined;
      // Cut and compared, since `startsWith` goes character by character and takes four times as long.
      if (data.slice(0, before.length) !== before) return undefined;
      let start = before.length;
      let end = data.length - after.length;
      if (data.slice(end) !== after) return undefined;
      if (padded === 'before') {
        const padEnd = data.indexOf('"', start);
        if (padEnd < 0 || !isPlain(data, start, padEnd)) return undefined;
        start = padEnd + between.length;
        if (data.slice(padEnd, start) !== between) return undefined;
      } else if (padded === 'behind') {
        const padStart = data.lastIndexOf('"', end - 1) + 1;
        if (!isPlain(data, padStart, end)) return undefined;
        end = padStart - between.length;
        if (data.slice(Math.max(end, 0), padStart) !== between) return undefined;
      }
      // What was compared must not overlap.
      if (end < start) return undefined;
      const text = readString(data, start, end);
      if (text !== undefined && debt > 0) debt -= 1;
      return text;
    },
    learn(data, reply) {
      if (debt >= learnLimit) return;
      debt += 1;
      const text = toOnlyText(findChoice(reply));
      const spot = findSpot(data, 'content', text);
      if (text === undefined || !spot) return;
      const pad = findSpot(data, padding, reply[padding]);
      const isFirst = pad !== undefined && pad.start < spot.start;
      const [first, last] = isFirst ? [pad, spot] : [spot, pad ?? spot];
      const head = data.slice(0, first.start);
      const middle = pad ? data.slice(first.end, last.start) : '';
      const tail = data.slice(last.end);
      // The names may stand anywhere in a chunk, so another text and other padding are put to the test.
      const other = `${text}.`;
      const written = JSON.stringify(other).slice(1, -1);
      const otherPad = pad ? '.' : '';
      const probe = parseRecord(
        head + (isFirst ? otherPad + middle + written : written + middle + otherPad) + tail,
      );
      if (!probe || toOnlyText(findChoice(probe)) !== other) return;
      if (pad && probe[padding] !== otherPad) return;
      before = head;
      between = middle;
      after = tail;
      padded = pad ? (isFirst ? 'before' : 'behind') : 'no';
    },
  };
}

/** Where the first string stands that has this name, if it is this one, in the words that we would have for it. */
function findSpot(data: string, name: string, value: unknown): Spot | undefined {
  if (typeof value !== 'string') return undefined;
  const mark = `"${name}":"`;
  const written = JSON.stringify(value);
  const start = data.indexOf(mark) + mark.length;
  const end = start + written.length - 2;
  return data.slice(start - 1, end + 1) === written ? { start, end } : undefined;
}

/** What a string of JSON says that stands where another stood; undefined where there is more than one string, or none. */
function readString(data: string, start: number, end: number): string | undefined {
  if (end - start <= copiedLength && isPlain(data, start, end)) return data.slice(start, end);
  const text = parseJson(data.slice(start - 1, end + 1));
  return typeof text === 'string' ? text : undefined;
}

/** Whether characters stand for themselves in a string of JSON. */
function isPlain(data: string, start: number, end: number): boolean {
  for (let index = start; index < end; index += 1) {
    const code = data.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

/** The text of a chunk whose delta holds nothing else. What stands around the delta may be said again or not. */
function toOnlyText(choice: Record<string, unknown> | undefined): string | undefined {
  const delta = toRecord(choice?.['delta']);
  if (!delta) return undefined;
  const { content, role: _role, ...others } = delta;
  const isAlone = Object.values(others).every((other) => other === null);
  return isAlone && typeof content === 'string' ? content : undefined;
}
