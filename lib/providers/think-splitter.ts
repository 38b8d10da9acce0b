import type { StreamPart, Withheld } from '../core/parts.ts';

const opening = '<think>';
const closing = '</think>';
/** How much of what is held back is told as such: any beginning of a tag, and not every blank of a thousand. */
const toldLength = 64;

/** Takes the text of an answer and tells the thoughts in it from the answer. */
export interface ThinkSplitter {
  push(text: string): void;
  /** Emits what was held back. */
  end(): void;
}

/**
 * Splits `<think>…</think>` out of a text that comes in pieces. Only at the very beginning, or right behind another
 * thought, is it a thought: further on a model may well be showing the tag, at the start of a paragraph too, and an
 * example that vanishes from an answer is worse than a thought that is seen in it. Local templates often swallow the
 * opening tag, so a closing one that ends its line, before any opening one, makes all that came before a thought; not
 * behind a space, where a sentence about the tag has it.
 *
 * Holds back at most the beginning of a tag, and blanks that nothing came before; all else is emitted as it comes. What
 * is held back is told as `withheld`, so that it is not lost with whoever dies or is stopped before more has come.
 */
export function createThinkSplitter(emitAny: (part: StreamPart) => void): ThinkSplitter {
  let state: 'start' | 'thinking' | 'after' | 'answer' = 'start';
  let held = '';
  /** Whether a closing tag may still turn what came into a thought: only until a tag is met. */
  let undecided = true;
  /** The last character of the answer so far. */
  let last = '\n';
  /** Whether any thought was told, and whether the present one was. */
  let thoughts = false;
  let isTold = false;
  /** Whether something is said to be withheld. */
  let isWithheld = false;

  const emit = (part: Withheld): void => {
    isWithheld = false;
    emitAny(part);
  };
  const answer = (text: string): void => {
    if (text === '') return;
    emit({ type: 'text-delta', text });
    last = text.slice(-1);
  };
  /** A thought of blanks alone, as models have it that were told not to think, is none. */
  const think = (text: string): void => {
    const part = toThought(text);
    if (!part) return;
    emit(part);
    thoughts = true;
    isTold = true;
  };
  const toThought = (text: string): Withheld | null => {
    if (text === '' || (!isTold && text.trim() === '')) return null;
    return { type: 'reasoning-delta', text: thoughts && !isTold ? `\n\n${text}` : text };
  };

  const step = (): boolean => {
    switch (state) {
      case 'start': {
        const begun = held.trimStart();
        if (begun.startsWith(opening)) return beginThought(begun);
        if (begun.startsWith(closing) && endsLine(begun[closing.length])) {
          if (begun === closing) return false;
          held = begun.slice(closing.length);
          undecided = false;
          state = 'after';
          return true;
        }
        if (opening.startsWith(begun) || closing.startsWith(begun)) return false;
        state = 'answer';
        return true;
      }
      case 'thinking': {
        const end = held.indexOf(closing);
        if (end >= 0) {
          think(held.slice(0, end));
          held = held.slice(end + closing.length);
          state = 'after';
          return true;
        }
        const cut = held.length - toHeldLength(held, closing);
        if (!isTold && held.slice(0, cut).trim() === '') return false;
        think(held.slice(0, cut));
        held = held.slice(cut);
        return false;
      }
      case 'after': {
        const begun = held.trimStart();
        if (begun.startsWith(opening)) return beginThought(begun);
        if (opening.startsWith(begun)) return false;
        beginAnswer();
        return true;
      }
      case 'answer': {
        if (undecided) return lookForTag();
        answer(held);
        held = '';
        return false;
      }
    }
  };

  const beginThought = (begun: string): boolean => {
    held = begun.slice(opening.length);
    undecided = false;
    isTold = false;
    state = 'thinking';
    return true;
  };

  /** The line ends between a thought and its answer belong to neither. */
  const beginAnswer = (): void => {
    held = toBegun(held);
    state = 'answer';
  };

  const lookForTag = (): boolean => {
    for (const { 0: tag, index } of held.matchAll(/<\/?think>/g)) {
      if (tag === opening) {
        // An answer about the tags: a closing one further on belongs to this.
        undecided = false;
        return true;
      }
      const before = index === 0 ? last : held.charAt(index - 1);
      const next = held[index + closing.length];
      if (before === ' ' || before === '\t' || !endsLine(next)) continue;
      answer(held.slice(0, index));
      held = held.slice(index);
      if (next === undefined) return false;
      endAsThought();
      held = held.slice(closing.length);
      return true;
    }
    const cut = held.length - Math.max(toHeldLength(held, opening), toHeldLength(held, closing));
    answer(held.slice(0, cut));
    held = held.slice(cut);
    return false;
  };

  const endAsThought = (): void => {
    emit({ type: 'text-was-reasoning' });
    thoughts = true;
    undecided = false;
    state = 'after';
  };

  /** What is held back, as what it is if nothing follows. */
  const toRest = (): Withheld | null => {
    if (state === 'thinking') return toThought(held);
    if (state === 'answer' && undecided && held === closing) return { type: 'text-was-reasoning' };
    if (state === 'start' && held.trimStart() === closing) return null;
    const text = state === 'after' ? toBegun(held) : held;
    return text === '' ? null : { type: 'text-delta', text };
  };

  const tellRest = (): void => {
    if (held.length > toldLength) return;
    const part = toRest();
    if (!part && !isWithheld) return;
    isWithheld = part !== null;
    emitAny({ type: 'withheld', part });
  };

  return {
    push(text) {
      // Nearly all of an answer goes this way: nothing is held back, and there is no tag without its first character.
      if (state === 'answer' && held === '' && !(undecided && text.indexOf('<') >= 0)) {
        return answer(text);
      }
      held += text;
      while (step());
      tellRest();
    },
    end() {
      const rest = toRest();
      if (rest) emit(rest);
      held = '';
    },
  };
}

/** The same for the parts of an adapter whose dialect has thoughts of its own: models behind it may write tags all the same. */
export function splitThoughts(emit: (part: StreamPart) => void): {
  emit: (part: StreamPart) => void;
  end(): void;
} {
  const splitter = createThinkSplitter(emit);
  return {
    emit(part) {
      if (part.type === 'text-delta') splitter.push(part.text);
      else emit(part);
    },
    end: splitter.end,
  };
}

/** An answer without the line ends that part it from its thought. */
function toBegun(text: string): string {
  return text.replace(/^[\r\n]+/, '');
}

/** Whether a tag with this behind it ends its line, as far as is known. */
function endsLine(next: string | undefined): boolean {
  return next === undefined || next === '\n' || next === '\r';
}

/** The length of the longest end of `text` that `tag` begins with. */
function toHeldLength(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
