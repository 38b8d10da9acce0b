import type { StreamPart } from '../core/parts.ts';

const opening = '<think>';
const closing = '</think>';

/** Takes the text of an answer and tells the thoughts in it from the answer. */
export interface ThinkSplitter {
  push(text: string): void;
  /** Emits what was held back. */
  end(): void;
}

/**
 * Splits `<think>…</think>` out of a text that comes in pieces. Only at the very beginning is it a thought: further on
 * a model may well be writing about the tag. Local templates often swallow the opening tag, so a closing one that has a
 * line to itself, before any opening one, makes all that came before a thought.
 *
 * Holds back at most the beginning of a tag; all else is emitted as it comes.
 */
export function createThinkSplitter(emit: (part: StreamPart) => void): ThinkSplitter {
  let state: 'start' | 'thinking' | 'after' | 'answer' = 'start';
  let held = '';
  /** Whether a closing tag may still turn what came into a thought. */
  let undecided = true;
  /** Whether what was emitted last ended a line, or nothing was. */
  let atLineStart = true;

  const answer = (text: string): void => {
    if (text === '') return;
    emit({ type: 'text-delta', text });
    atLineStart = text.endsWith('\n');
  };
  const think = (text: string): void => {
    if (text !== '') emit({ type: 'reasoning-delta', text });
  };

  const step = (): boolean => {
    switch (state) {
      case 'start': {
        const begun = held.trimStart();
        if (begun.startsWith(opening)) {
          held = begun.slice(opening.length);
          state = 'thinking';
          undecided = false;
          return true;
        }
        if (opening.startsWith(begun)) return false;
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
        const keep = toHeldLength(held, closing);
        think(held.slice(0, held.length - keep));
        held = held.slice(held.length - keep);
        return false;
      }
      case 'after': {
        // The line ends between a thought and its answer belong to neither.
        held = held.replace(/^[\r\n]+/, '');
        if (held === '') return false;
        state = 'answer';
        return true;
      }
      case 'answer': {
        if (undecided) return lookForClosing();
        answer(held);
        held = '';
        return false;
      }
    }
  };

  const lookForClosing = (): boolean => {
    for (let at = held.indexOf(closing); at >= 0; at = held.indexOf(closing, at + 1)) {
      const startsLine = at === 0 ? atLineStart : held[at - 1] === '\n';
      const next = held[at + closing.length];
      if (!startsLine || (next !== undefined && next !== '\n' && next !== '\r')) continue;
      if (next === undefined) {
        answer(held.slice(0, at));
        held = held.slice(at);
        return false;
      }
      answer(held.slice(0, at));
      emit({ type: 'text-was-reasoning' });
      held = held.slice(at + closing.length);
      undecided = false;
      state = 'after';
      return true;
    }
    const keep = toHeldLength(held, closing);
    const cut = held.length - keep;
    // Only at the start of a line can it be the tag that is looked for.
    if (keep > 0 && (cut === 0 ? atLineStart : held[cut - 1] === '\n')) {
      answer(held.slice(0, cut));
      held = held.slice(cut);
    } else {
      answer(held);
      held = '';
    }
    return false;
  };

  return {
    push(text) {
      // Nearly all of an answer goes this way: nothing is held back, and there is no tag without its first character.
      if (state === 'answer' && held === '' && !(undecided && text.indexOf('<') >= 0)) {
        return answer(text);
      }
      held += text;
      while (step());
    },
    end() {
      if (undecided && held === closing && state === 'answer') {
        emit({ type: 'text-was-reasoning' });
      } else if (state === 'thinking') think(held);
      else if (state !== 'after') answer(held);
      held = '';
    },
  };
}

/** The length of the longest end of `text` that `tag` begins with. */
function toHeldLength(text: string, tag: string): number {
  for (let length = Math.min(text.length, tag.length - 1); length > 0; length -= 1) {
    if (text.endsWith(tag.slice(0, length))) return length;
  }
  return 0;
}
