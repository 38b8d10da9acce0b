import type { StreamPart } from '../core/parts.ts';

/** Text that an endpoint sends in several pieces of its own, some of which stand apart from each other. */
export interface Paragraphs {
  /** What is added next stands apart from what came before, if anything came. */
  begin(): void;
  add(text: string): void;
}

/**
 * Sets a blank line between pieces. Endpoints say where a piece begins and leave the space between two to the reader;
 * joined as they are, "Let me look." and "It is raining." become one word in the middle.
 */
export function createParagraphs(
  type: 'text-delta' | 'reasoning-delta',
  emit: (part: StreamPart) => void,
): Paragraphs {
  let isEmpty = true;
  let begins = false;
  return {
    begin() {
      begins = !isEmpty;
    },
    add(text) {
      if (text === '') return;
      emit({ type, text: begins ? `\n\n${text}` : text });
      begins = false;
      isEmpty = false;
    },
  };
}
