import type { PictureId } from '../core/ids.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';

/**
 * Why a file is not taken at all. `too-large`: above {@link importLimit}, and not laid out as we write our own.
 * `message-too-large`: with a message that no Port could carry, and so none of ours. `not-json`: damaged, cut off, or something
 * else altogether. `foreign`: JSON of an unknown kind. `archive`: a ZIP that is to be unpacked first. `newer`: of a later
 * version of us. `damaged`: of a known kind, but not whole. `nothing`: no conversation in it.
 */
export type ImportFault =
  | 'unreadable'
  | 'empty'
  | 'too-large'
  | 'message-too-large'
  | 'archive'
  | 'not-json'
  | 'foreign'
  | 'newer'
  | 'damaged'
  | 'nothing';

/**
 * The largest file that is taken as a whole, in bytes: what a page can hold twice over without being ended by the browser.
 * Our own exports, as they were written, are read line by line and may be of any size that its memory has room for.
 */
export const importLimit = 256_000_000;

/**
 * What of a foreign file has no place here. `hidden`: instructions and messages that were never shown. `tools`: what
 * tools were asked and said. `media`: pictures, sound and files; a mark stands for each. `unreadable`: messages and
 * conversations that are not as they should be. `empty`: conversations without a message. `settings`: all that is no
 * conversation.
 */
export const leftOutKinds = [
  'hidden',
  'tools',
  'media',
  'unreadable',
  'empty',
  'settings',
] as const;

/** How often what was left out. */
export type LeftOut = Partial<Record<(typeof leftOutKinds)[number], number>>;

/** What a file holds. */
export interface Reading {
  records: ConversationRecord[];
  leftOut: LeftOut;
  /** The pictures that came with them; absent for none. */
  pictures?: ReadonlyMap<PictureId, Blob> | undefined;
}

/** One kind of file. Adding one is adding a file of this shape to the list in `read-import.ts`. */
export interface ImportFormat {
  readonly name: 'sidestream' | 'chatgpt' | 'page-assist';
  /** Whether JSON is of this kind. Says nothing on whether it is whole. */
  recognises(file: unknown): boolean;
  /** Converts it. Ids of what comes out depend on the file's own alone, so that a second import adds nothing. */
  read(file: unknown, nowMs: number): Reading | { fault: ImportFault };
}

/** Counts one thing more that is left out. */
export function leaveOut(leftOut: LeftOut, kind: keyof LeftOut, count = 1): void {
  if (count > 0) leftOut[kind] = (leftOut[kind] ?? 0) + count;
}
