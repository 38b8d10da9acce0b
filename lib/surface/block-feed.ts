import { batch, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Block, FootnoteDefinitionBlock } from '../markdown/block.ts';
import { createMarkdownDocument } from '../markdown/document.ts';
import type { MarkdownDocument } from '../markdown/document.ts';
import type { GrowingText } from '../core/text-buffer.ts';
import type { Unsubscribe } from '../core/platform.ts';
import { allNames } from './all-names.ts';
import { atOnce } from './pace.ts';
import type { Pacer } from './pace.ts';

/**
 * Turns a growing text into blocks, and tells those who draw them which have changed: a delta costs the drawing of what
 * it touched, however much is above it.
 */
export interface BlockFeed {
  /** The outermost blocks, as of the last `write`. */
  blocks(): readonly Block[];
  /** The footnotes that the text refers to, in the order of their first references. */
  readonly footnotes: ReadonlySignal<readonly FootnoteDefinitionBlock[]>;
  /** Whether a name of a character waits for the table that has it. When that has `come`, there is more to `write`. */
  readonly names: ReadonlySignal<'settled' | 'awaited' | 'come'>;
  /** The number of the footnote with that key, which counts from 1; 0 as long as there is none. */
  numberOf(key: string): ReadonlySignal<number>;
  /**
   * Reads what is new, at most `limit` characters, and as many anew of what a late definition has changed: returns
   * whether more is waiting. Starts over when `epoch` is not that of the last call. One that has `ended` is read to its
   * end, and `whole` to where it is now, whatever its pace.
   */
  write(text: GrowingText, epoch: number, ended: boolean, limit: number, whole?: boolean): boolean;
  /** After how many ms what the pace holds back may be written though nothing came; undefined where it holds nothing back. */
  readonly againInMs: number | undefined;
  /** Told when that block has changed; without one, when the outermost have. */
  onChange(block: Block | undefined, listener: () => void): Unsubscribe;
}

/** So many characters are read anew in a frame: most of them are links, which are more work to draw than words. */
const mostAgain = 2_000;

/** Builds a feed without any text. The pacer says how far a text that grows is read. */
export function createBlockFeed(pacer: Pacer = atOnce): BlockFeed {
  const names = signal<'settled' | 'awaited' | 'come'>('settled');
  const awaitNames = async (): Promise<void> => {
    names.value = 'awaited';
    await allNames.load();
    names.value = 'come';
  };
  const createDocument = (): MarkdownDocument =>
    createMarkdownDocument({
      inSteps: true,
      names: allNames.part,
      onUnknownName: () => void awaitNames(),
    });
  let document = createDocument();
  let written = 0;
  let hasEnded = false;
  let lastEpoch: number | undefined;
  const footnotes = signal<readonly FootnoteDefinitionBlock[]>([]);
  /** One for each key, since a text can have thousands of marks, and a note that is new changes few of them. */
  const numbers = new Map<string, Signal<number>>();
  const numberOf = (key: string): Signal<number> => {
    const found = numbers.get(key) ?? signal(0);
    numbers.set(key, found);
    return found;
  };
  const number = (notes: readonly FootnoteDefinitionBlock[]): void => {
    const before = footnotes.peek();
    if (notes === before) return;
    batch(() => {
      const kept = new Set(notes.map(({ key }) => key));
      for (const { key } of before) if (!kept.has(key)) numberOf(key).value = 0;
      for (const [index, { key }] of notes.entries()) numberOf(key).value = index + 1;
      footnotes.value = notes;
    });
  };
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
    footnotes,
    names,
    numberOf,
    get againInMs() {
      if (hasEnded) return undefined;
      return pacer.againInMs ?? (document.isHolding ? pacer.pauseInMs : undefined);
    },
    write(text, epoch, ended, limit, whole = false) {
      if (epoch !== lastEpoch || text.length < written || (hasEnded && text.length > written)) {
        document = createDocument();
        written = 0;
        hasEnded = false;
        lastEpoch = epoch;
        shown = undefined;
      }
      const most = Math.min(text.length, written + limit);
      const isLast = ended && most === text.length;
      const to = isLast ? most : pacer.next(text, written, most, whole || ended);
      if (to > written) document.append(text.since(written, to - written));
      written = to;
      if (pacer.pauseInMs === 0) document.release();
      if (isLast && !hasEnded) document.end();
      hasEnded = isLast;
      if (allNames.part && names.peek() === 'come') document.learn(allNames.part);
      const isBehind = document.readAgain(Math.min(limit / 2, mostAgain));
      tellOutermost();
      for (const block of document.takeChanged()) tell(block);
      number(document.footnotes);
      if (names.peek() === 'come' && !isBehind) names.value = 'settled';
      // What the pace holds back is nothing to come back for with the next frame.
      return text.length > most || isBehind;
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
