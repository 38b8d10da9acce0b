import type { ContentPart } from '../core/content.ts';

/** What was typed in one surface and is to be sent from another. */
export interface Handed {
  words?: string | undefined;
  context?: ContentPart[] | undefined;
}

/** Those two of what may have more; undefined where neither is there. */
export function toHanded({ words, context }: Handed = {}): Handed | undefined {
  return words || context ? { words, context } : undefined;
}
