import type { Block } from '../markdown/block.ts';
import { createMarkdownDocument } from '../markdown/document.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { TextBuffer } from '../core/text-buffer.ts';
import type { Unsubscribe } from '../core/platform.ts';
import { toWritable } from './answer-writer.ts';

/**
 * Turns a growing text into blocks, and tells those who draw them which have changed: a delta costs the drawing of what
 * it touched, however much is above it.
 */
export interface BlockFeed {
  /** The outermost blocks, as of the last `write`. */
  blocks(): readonly Block[];
  /**
   * Reads what is new, at most `limit` characters: returns whether more is waiting. Starts over when `epoch` is not that
   * of the last call.
   */
  write(text: TextBuffer, epoch: number, ended: boolean, limit?: number): boolean;
  /** Told when that block has changed; without one, when the outermost have. */
  onChange(block: Block | undefined, listener: () => void): Unsubscribe;
}

/** Builds a feed without any text. */
export function createBlockFeed(): BlockFeed {
  let document: MarkdownDocument = createMarkdownDocument();
  let written = 0;
  let hasEnded = false;
  let lastEpoch: number | undefined;
  const watchers = new Map<Block | undefined, Set<() => void>>();
  const tell = (block: Block | undefined): void => {
    for (const listener of watchers.get(block) ?? []) listener();
  };
  /** What the outermost level looked like when it was last told: it only grows, and its last block may be replaced. */
  let shown: { length: number; last: Block | undefined; before: Block | undefined } | undefined;
  const tellOutermost = (): void => {
    const { blocks } = document;
    const now = { length: blocks.length, last: blocks.at(-1), before: blocks.at(-2) };
    const isSame =
      shown?.length === now.length && shown.last === now.last && shown.before === now.before;
    shown = now;
    if (!isSame) tell(undefined);
  };

  return {
    blocks: () => document.blocks,
    write(text, epoch, ended, limit) {
      if (epoch !== lastEpoch || text.length < written || (hasEnded && text.length > written)) {
        document = createMarkdownDocument();
        written = 0;
        hasEnded = false;
        lastEpoch = epoch;
        shown = undefined;
      }
      const due = text.since(written, limit);
      const isLast = written + due.length === text.length;
      const fresh = toWritable(due, ended && isLast);
      if (fresh !== '') document.append(fresh);
      written += fresh.length;
      if (ended && isLast && !hasEnded) document.end();
      hasEnded = ended && isLast;
      tellOutermost();
      for (const block of document.takeChanged()) tell(block);
      // Half a pair that waits for its other half is nothing to come back for.
      return text.length - written > 1;
    },
    onChange(block, listener) {
      const listeners = watchers.get(block) ?? new Set();
      watchers.set(block, listeners);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) watchers.delete(block);
      };
    },
  };
}
