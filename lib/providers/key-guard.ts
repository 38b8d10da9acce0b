import { writeJson } from '../core/json.ts';
import type { StreamPart, Withheld } from '../core/parts.ts';
import { redact } from './redact.ts';
import { gram, stretch, strikeRest, struck } from './key-parts.ts';

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
 * is struck out, wherever the deltas cut it, and whatever comes between them; the key in another spelling is not: who has
 * it can write it in more ways than anybody looks for. The end of a delta is held back as long as it may be a piece of the
 * key, and let go of before a delta of another kind: what was said last of each kind is remembered, so that the key does
 * not go on behind it.
 */
export function createKeyGuard(key: string | null, emit: Emit): KeyGuard {
  if (key === null || key.length < shortest) return { take: emit, end: () => undefined };
  let held = '';
  let holder: StreamPart | undefined;
  /** The last characters of each kind that are not held back, as they came: a piece of the key may have begun in them. */
  const recents = new Map<string, string>();

  const recentOf = (part: StreamPart): string => {
    const recent = recents.get(toChannel(part)) ?? '';
    // It may yet turn out to be thought, and then stands behind what was.
    if (part.type !== 'text-delta') return recent;
    return ((recents.get('reasoning-delta') ?? '') + recent).slice(1 - least);
  };
  const remember = (part: StreamPart, text: string): void => {
    const channel = toChannel(part);
    recents.set(channel, ((recents.get(channel) ?? '') + text).slice(1 - least));
  };
  const isPiece = (text: string): boolean => key.includes(text);
  /** How long a piece of the key it ends with; 0 where that may be by chance. */
  const toPieceLength = (text: string): number => {
    if (text.length < gram || !isPiece(text.slice(-gram))) return 0;
    return stretch(gram, Math.min(text.length, key.length), (length) =>
      isPiece(text.slice(-length)),
    );
  };
  const show = (part: StreamPart, text: string): void => {
    const clean = strikeRest(recentOf(part), text, key, least);
    remember(part, text);
    emit(withText(toClean(part, key), clean));
  };
  /** What is held back as it may be shown, if no more of it comes. */
  const toShownHeld = (part: StreamPart): string =>
    toPieceLength(recentOf(part) + held) < leastAtEnd ? held : struck;
  const end = (): void => {
    if (!holder || held === '') return;
    const text = toShownHeld(holder);
    remember(holder, held);
    held = '';
    emit(withText(holder, text));
  };
  const takeText = (part: StreamPart, text: string): void => {
    if (holder && toChannel(holder) !== toChannel(part)) end();
    holder = toRest(part);
    const all = held + text;
    const length = Math.min(toPieceLength(recentOf(part) + all), all.length);
    const shown = all.slice(0, all.length - length);
    const isFirstOfCall = part.type === 'tool-call-delta' && (part.id ?? part.name) !== undefined;
    held = all.slice(all.length - length);
    if (shown !== '' || isFirstOfCall || all === '') show(part, shown);
    if (held !== '' && (part.type === 'text-delta' || part.type === 'reasoning-delta')) {
      emit({ type: 'withheld', part: { type: part.type, text: toShownHeld(part) } });
    }
  };
  /** What the reader of the reply holds back, behind what is held back here: Stop or a death puts both in their place. */
  const toWithheld = (part: Withheld & { text: string }): StreamPart => {
    const before = held !== '' && holder?.type === part.type ? held : '';
    const text = strikeRest(recentOf(part), before + part.text, key, leastAtEnd);
    return { type: 'withheld', part: { type: part.type, text: redact(text, key) } };
  };
  /** What was said turns out to have been thought: what is thought next goes on behind it. */
  const turnToReasoning = (): void => {
    remember({ type: 'reasoning-delta', text: '' }, recents.get('text-delta') ?? '');
    recents.delete('text-delta');
  };

  return {
    end,
    take(part) {
      const text = toText(part);
      if (text !== undefined) return takeText(part, text);
      // Signed mostly, and worth nothing if anything is struck out of it.
      if (part.type === 'echo' && hasKey(part.item, key)) return undefined;
      if (part.type === 'withheld') {
        const told = part.part;
        // It may be let go of as the next delta, and the key may go on in it.
        if (held !== '' && holder && 'text' in holder && told === null) {
          if (holder.type === 'refusal-delta' || holder.type === 'call-end') return emit(part);
          return emit(toWithheld({ type: holder.type, text: '' }));
        }
        if (told && 'text' in told) {
          if (holder?.type !== told.type) end();
          return emit(toWithheld(told));
        }
      }
      if (part.type !== 'usage' && part.type !== 'oddity') end();
      if (part.type === 'text-was-reasoning') turnToReasoning();
      emit(toClean(part, key));
    },
  };
}

function hasKey(item: unknown, key: string): boolean {
  const json = writeJson(item);
  return json === '' || redact(json, key) !== json;
}

/** What goes on where its last delta ended, whatever came between. */
function toChannel(part: StreamPart | Withheld): string {
  return part.type === 'tool-call-delta' ? `call ${part.index}` : part.type;
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
  return part;
}
