import type { StreamPart } from '../core/parts.ts';
import { createParagraphs } from './paragraphs.ts';

/** What text of a response can be. */
export type Voice = 'text' | 'reasoning' | 'refusal';

/** The parts of one list (an item's content, or its summaries) that were told, by the endpoint's index. */
export type Told = Set<number | undefined>;

/**
 * Tells each text once. It comes as deltas and then whole, up to four times over (the text, its part, its item and the
 * response are each reported as done), and some servers send only one of these.
 */
export interface Telling {
  /** A piece of part `index`. */
  tell(voice: Voice, told: Told, index: number | undefined, piece: string): void;
  /** The whole of part `index`, which is told where no piece of it was. */
  tellWhole(voice: Voice, told: Told, index: number | undefined, whole: string): void;
  /**
   * From here on comes the whole output again: a voice that was heard has said all. By part this cannot be known, since
   * servers number and name the items of the last event differently from those before it.
   */
  repeat(): void;
}

/** Builds the telling of one response. Items, and thoughts within an item, are paragraphs; parts of a text are one. */
export function createTelling(emit: (part: StreamPart) => void): Telling {
  const text = createParagraphs('text-delta', emit);
  const thoughts = createParagraphs('reasoning-delta', emit);
  const heard = new Set<Voice>();
  let past: ReadonlySet<Voice> = new Set();
  /** Where the last text and the last thought belong. */
  let lastText: Told | undefined;
  let lastThought: Told | undefined;
  let lastIndex: number | undefined;

  const tell: Telling['tell'] = (voice, told, index, piece) => {
    if (piece === '') return;
    heard.add(voice);
    told.add(index);
    switch (voice) {
      case 'text':
        if (told !== lastText) text.begin();
        lastText = told;
        text.add(piece);
        break;
      case 'reasoning':
        if (told !== lastThought || index !== lastIndex) thoughts.begin();
        lastThought = told;
        lastIndex = index;
        thoughts.add(piece);
        break;
      case 'refusal':
        emit({ type: 'refusal-delta', text: piece });
        break;
    }
  };

  return {
    tell,
    tellWhole(voice, told, index, whole) {
      if (!told.has(index) && !past.has(voice)) tell(voice, told, index, whole);
    },
    repeat() {
      past = new Set(heard);
    },
  };
}
