import { findLanguage } from './languages.ts';
import { createLineReader } from './line-reader.ts';
import type { LineReader } from './line-reader.ts';

/** A reader for the language that is written behind a fence, once it is loaded; undefined for one that is not known. */
export async function openReader(label: string): Promise<LineReader | undefined> {
  const parser = await findLanguage(label)?.();
  return parser && createLineReader(parser);
}
