import type { StreamPart, Withheld } from '../core/parts.ts';
import { redact } from './redact.ts';
import { gram, strikeParts, struck } from './key-parts.ts';

/** A shorter key may be a word of an answer. */
const shortest = 16;
/** Shorter pieces are let through: the beginning that all keys of a provider share is no secret, and answers speak of it. */
const least = 16;
/** What is held back at the end of a reply, where so much of it is the key's. */
const leastAtEnd = 12;

/** Lets the parts of a reply through without the key that its request was made with. */
export interface KeyGuard {
  take(part: StreamPart): void;
  /** Lets go of what is held back: nothing follows that it might be the beginning of. */
  end(): void;
}

type Emit = (part: StreamPart) => void;

/**
 * Builds the guard of one reply. An endpoint that repeats the key in its answer would have it shown, kept, exported and
 * sent to whoever is asked next in that conversation. So whatever is as long as a key and is one, or a large piece of one,
 * is struck out, wherever the deltas cut it; the key in another spelling is not: who has it can write it in more ways than
 * anybody looks for. The end of a delta is held back as long as it may be a piece of the key, which one comparison tells.
 */
export function createKeyGuard(key: string | null, emit: Emit): KeyGuard {
  if (key === null || key.length < shortest) return { take: emit, end: () => undefined };
  let held = '';
  let holder: StreamPart | undefined;
  /** The last characters that were let through: a piece of the key may have begun in them. */
  let recent = '';

  const isBehind = (withheld: Withheld | null): boolean =>
    withheld === null || withheld.type === holder?.type;
  const isPiece = (text: string): boolean => key.includes(text);
  const toHeldLength = (text: string): number => {
    const seen = recent + text;
    if (seen.length < gram || !isPiece(seen.slice(-gram))) return 0;
    let length = gram;
    while (length < text.length && isPiece(text.slice(-length - 1))) length += 1;
    return Math.min(length, text.length);
  };
  const show = (part: StreamPart, text: string): void => {
    recent = (recent + text).slice(1 - gram);
    emit(withText(toClean(part, key), strikeParts(text, key, least)));
  };
  const end = (): void => {
    if (!holder || held === '') return;
    const [part, text] = [holder, held];
    held = '';
    recent = '';
    emit(withText(part, text.length < leastAtEnd ? text : struck));
  };
  const takeText = (part: StreamPart, text: string): void => {
    if (holder && !isSame(holder, part)) {
      end();
      recent = '';
    }
    holder = toRest(part);
    const all = held + text;
    const length = toHeldLength(all);
    const shown = all.slice(0, all.length - length);
    const isFirstOfCall = part.type === 'tool-call-delta' && (part.id ?? part.name) !== undefined;
    held = length === 0 ? '' : all.slice(-length);
    if (shown !== '' || isFirstOfCall || all === '') show(part, shown);
    if (held !== '') tellHeld('');
  };
  /** Says what is held back, and what the reader of the reply holds back behind it: Stop or a death puts it in its place. */
  const tellHeld = (behind: string): void => {
    if (holder?.type !== 'text-delta' && holder?.type !== 'reasoning-delta') return;
    const text = strikeParts(held + behind, key, leastAtEnd);
    emit({ type: 'withheld', part: { type: holder.type, text } });
  };

  return {
    end,
    take(part) {
      const text = toText(part);
      if (text !== undefined) return takeText(part, text);
      // It may be let go of as the next delta, and the key may go on in it.
      if (held !== '' && part.type === 'withheld' && isBehind(part.part)) {
        return tellHeld(part.part && 'text' in part.part ? part.part.text : '');
      }
      if (part.type !== 'usage' && part.type !== 'oddity') end();
      emit(toClean(part, key));
    },
  };
}

/** The text of a delta; undefined of what is none. */
function toText(part: StreamPart): string | undefined {
  switch (part.type) {
    case 'text-delta':
    case 'reasoning-delta':
    case 'refusal-delta':
      return part.text;
    case 'tool-call-delta':
      return part.arguments;
    default:
      return undefined;
  }
}

/** Whether a delta goes on where the other one ended. */
function isSame(before: StreamPart, part: StreamPart): boolean {
  if (before.type !== part.type) return false;
  return before.type !== 'tool-call-delta' || ('index' in part && before.index === part.index);
}

/** The delta as a further one of its kind: what names a call names it once. */
function toRest(part: StreamPart): StreamPart {
  if (part.type !== 'tool-call-delta') return part;
  return { type: part.type, index: part.index, arguments: part.arguments };
}

/** The delta with another text. */
function withText(part: StreamPart, text: string): StreamPart {
  if ('text' in part) return { ...part, text };
  return part.type === 'tool-call-delta' ? { ...part, arguments: text } : part;
}

/** What comes whole and not in deltas, without the key. */
function toClean(part: StreamPart, key: string): StreamPart {
  if (part.type === 'citation') {
    const { url, title } = part.citation;
    return { ...part, citation: { url: redact(url, key), title: redact(title, key) } };
  }
  if (part.type === 'tool-call-delta') {
    const { id, name } = part;
    return {
      ...part,
      ...(id !== undefined && { id: redact(id, key) }),
      ...(name !== undefined && { name: redact(name, key) }),
    };
  }
  if (part.type === 'withheld' && part.part && 'text' in part.part) {
    return { ...part, part: { ...part.part, text: redact(part.part.text, key) } };
  }
  return part;
}
