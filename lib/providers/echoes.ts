import { parseRecord, toRecord, toText, writeJson } from '../core/json.ts';
import type { StreamPart } from '../core/parts.ts';
import { callLimit } from '../core/tool.ts';
import type { PromptCall, PromptMessage } from './adapter.ts';

/** The dialects in which something is wanted back. */
export type EchoDialect = 'chat-completions' | 'anthropic-messages' | 'openai-responses';

/** What an endpoint wants back with the calls of a step, and where it stood. */
export interface Echo {
  dialect: EchoDialect;
  /** How much text of the step, in code units, and how many of its calls came before it. */
  text: number;
  calls: number;
  item: Record<string, unknown>;
}

/** Keeps what one reply wants back. */
export interface Echoes {
  /** Hands a part on, and counts where in the answer it stands. */
  emit(part: StreamPart): void;
  /** At the place where the answer is now, where no other is named. */
  keep(item: Record<string, unknown>, place?: Pick<Echo, 'text' | 'calls'>): void;
  /** Emits what was kept, where something was called: without a call nobody wants it. */
  end(): void;
}

/** More thoughts than are in any step, and longer ones. A stranger's must not fill the disk. */
const countLimit = 128;
const lengthLimit = 1_000_000;

/** Builds the keeping of one reply. Of what is too much nothing is kept: a part of it would be refused, or mean something else. */
export function createEchoes(dialect: EchoDialect, emit: (part: StreamPart) => void): Echoes {
  let text = 0;
  let calls = 0;
  let length = 0;
  const kept: Echo[] = [];
  return {
    emit(part) {
      if (part.type === 'text-delta') text += part.text.length;
      else if (part.type === 'tool-call-delta') calls = Math.max(calls, part.index + 1);
      else if (part.type === 'text-was-reasoning') text = 0;
      emit(part);
    },
    keep(item, place = { text, calls }) {
      // What stands behind the last call that is taken belongs to one that is not, and is refused without it.
      if (place.calls >= callLimit) return;
      const json = writeJson(item);
      // As it can be kept: what is read may hold a number that cannot be written.
      const safe = parseRecord(json);
      length += safe ? json.length : Number.POSITIVE_INFINITY;
      if (safe && length <= lengthLimit && kept.length <= countLimit) {
        kept.push({ dialect, ...place, item: safe });
      }
    },
    end() {
      if (calls === 0 || length > lengthLimit || kept.length > countLimit) return;
      for (const item of kept) emit({ type: 'echo', item });
    },
  };
}

/** What of this message's echo is of that dialect: a conversation may have been had in several. */
export function toEchoes({ echo = [] }: PromptMessage, dialect: EchoDialect): Echo[] {
  return echo.flatMap((given) => {
    const record = toRecord(given);
    const item = toRecord(record?.['item']);
    if (!record || !item || toText(record['dialect']) !== dialect) return [];
    // An import may hold what is nested deeper than can be sent.
    if (writeJson(item) === '') return [];
    return { dialect, text: toPlace(record['text']), calls: toPlace(record['calls']), item };
  });
}

function toPlace(value: unknown): number {
  return typeof value === 'number' && value >= 0 ? value : 0;
}

/** A piece of what an assistant's message says, in its order. */
export type Piece = { text: string } | { call: PromptCall } | { item: Record<string, unknown> };

/** What a message says as it came: its text, cut where something stood in it, its calls, and what is wanted back. */
export function toPieces({ text, calls = [] }: PromptMessage, echoes: readonly Echo[]): Piece[] {
  const pieces: Piece[] = [];
  let said = 0;
  let called = 0;
  const tell = (toText: number, toCalls: number): void => {
    const cut = text.slice(said, Math.max(said, toText));
    // Where blocks stand apart we have put a blank line between them.
    const own = said === 0 ? cut : cut.replace(/^\n\n/, '');
    if (own.trim() !== '') pieces.push({ text: own });
    said = Math.max(said, Math.min(toText, text.length));
    for (const call of calls.slice(called, toCalls)) pieces.push({ call });
    called = Math.max(called, toCalls);
  };
  for (const { text: at, calls: before, item } of echoes) {
    // A call comes after all text: what stands between calls is behind all of it.
    tell(before > 0 ? text.length : at, before);
    pieces.push({ item });
  }
  tell(text.length, calls.length);
  return pieces;
}

/** Where what the user asked last stands: thoughts about what was asked before have done their work. */
export function findQuestion(messages: readonly PromptMessage[]): number {
  return messages.findLastIndex(({ role }) => role === 'user');
}
