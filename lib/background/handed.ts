import type { ContentPart } from '../core/content.ts';

/** What was typed in one surface and is to be sent from another. */
export interface Handed {
  words?: string | undefined;
  context?: ContentPart[] | undefined;
  /** A tab whose page the panel is to read. */
  pageTabId?: number | undefined;
}

/** Those of what may have more; undefined where none is there. */
export function toHanded({ words, context, pageTabId }: Handed = {}): Handed | undefined {
  const isAny = words || context || pageTabId !== undefined;
  return isAny ? { words, context, pageTabId } : undefined;
}
