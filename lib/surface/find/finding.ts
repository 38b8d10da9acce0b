import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { foldQuery } from './fold.ts';
import { watchLog } from './log-changes.ts';
import { readRows } from '../log-rows.ts';
import { clearMarks, mostMarked, paintMarks } from './marks.ts';
import { createRowHits, findAgain, findFrom, toRange } from './row-hits.ts';
import type { Hit, RowHits } from './row-hits.ts';
import { createLogView } from './view-of-log.ts';

/** Looks for words in a log, marks them, and goes from one to the next. */
export interface Finding {
  readonly count: ReadonlySignal<number>;
  /** Which of them is the current one, from 1; 0 for none. */
  readonly position: ReadonlySignal<number>;
  /** Looks for that, and goes to the first from where the reader is. '' takes all marks away. */
  search(words: string): void;
  /** Goes to the next, or for -1 to the one before; from the last to the first. */
  step(by: 1 | -1): void;
  close(): void;
}

/** How long is searched before the page gets its turn, in ms. */
const sliceMs = 8;
/** A row that changes, as a live answer does, is searched again so often at most, in ms, and for a twentieth of the time. */
const againMs = 300;
const againShare = 20;
/** A log that was scrolled gets its marks when it has rested for so long, in ms. */
const restMs = 100;

/**
 * Builds the search of a log whose rows are in `content`, which scrolls in `scroller`. Each row is read
 * once, and again after it has changed; a further letter searches what was read. `unsearched` is a selector of what is
 * no text; `onReveal` is told before something is scrolled to.
 */
export function createFinding(options: {
  scroller: HTMLElement;
  content: HTMLElement;
  unsearched: string;
  onReveal(): void;
}): Finding {
  const { scroller, content, unsearched, onReveal } = options;
  const view = createLogView(scroller, content);
  const count = signal(0);
  const position = signal(0);
  const known = new Map<Element, RowHits>();
  let query = '';
  let current: { row: Element; hit: Hit; index: number } | undefined;
  /** Rows that are still to be searched, and from where on the first hit is looked for: what was current, or the view. */
  let queue: Element[] = [];
  let from: { row: Element; hit: Hit | undefined } | undefined;
  let slice: number | undefined;
  let again: number | undefined;
  let rest: number | undefined;
  let costMs = 0;

  const hitsOf = (row: Element): readonly Hit[] => known.get(row)?.hits ?? [];
  const paint = (): void => {
    const rows = readRows(content);
    paintMarks(rows.map(hitsOf), rows.indexOf(view.firstRow() ?? content), view, current?.hit);
  };
  const searchRow = (row: Element): readonly Hit[] => {
    const found = known.get(row) ?? createRowHits(row, unsearched);
    known.set(row, found);
    found.search(query);
    return found.hits;
  };
  const show = (): void => {
    let [sum, before] = [0, 0];
    for (const row of readRows(content)) {
      if (row === current?.row) before = sum;
      sum += hitsOf(row).length;
    }
    batch(() => {
      count.value = sum;
      position.value = current ? before + current.index + 1 : 0;
    });
    paint();
  };
  const go = (row: Element, index: number): void => {
    const hit = hitsOf(row)[index];
    if (!hit) return;
    current = { row, hit, index };
    from = undefined;
    onReveal();
    view.reveal(toRange(hit));
  };

  const work = (): void => {
    slice = undefined;
    const untilMs = performance.now() + sliceMs;
    while (queue.length > 0 && performance.now() < untilMs) {
      const row = queue.shift();
      if (!row?.isConnected) continue;
      const hits = searchRow(row);
      if (from) go(row, row === from.row ? findFrom(hits, from.hit, view) : 0);
    }
    if (queue.length > 0) {
      slice = window.setTimeout(work);
    } else if (from) {
      // All around, and there is none but above the place from which it began.
      go(from.row, 0);
      from = undefined;
    }
    show();
  };

  const changes = watchLog(content, () => {
    if (query === '') return;
    again ??= window.setTimeout(searchAgain, Math.max(againMs, costMs * againShare));
  });
  const forget = (): ReadonlySet<Element> => {
    const changed = changes.take();
    for (const row of changed) known.get(row)?.forget();
    for (const row of known.keys()) if (!row.isConnected) known.delete(row);
    return changed;
  };
  const searchAgain = (): void => {
    again = undefined;
    const startedAtMs = performance.now();
    const before = current;
    if (before && !before.row.isConnected) current = undefined;
    for (const row of forget()) {
      if (!row.isConnected) continue;
      const hits = searchRow(row);
      if (row !== before?.row) continue;
      const index = findAgain(hits, before.hit, before.index);
      const hit = hits[index];
      current = hit && { row, hit, index };
    }
    show();
    costMs = performance.now() - startedAtMs;
  };
  const onScroll = (): void => {
    if (count.peek() <= mostMarked) return;
    window.clearTimeout(rest);
    rest = window.setTimeout(paint, restMs);
  };
  scroller.addEventListener('scroll', onScroll, { passive: true });

  return {
    count,
    position,
    search(words) {
      query = foldQuery(words);
      forget();
      for (const found of known.values()) found.search('');
      const rows = readRows(content);
      const start = current?.row ?? view.firstRow();
      from = start && { row: start, hit: current?.hit };
      current = undefined;
      const at = Math.max(0, start ? rows.indexOf(start) : 0);
      queue = query === '' ? [] : [...rows.slice(at), ...rows.slice(0, at)];
      window.clearTimeout(slice);
      work();
    },
    step(by) {
      const total = count.peek();
      if (total === 0) return;
      const at = position.peek() - 1;
      let number = by === 1 ? (at + 1) % total : (at > 0 ? at : total) - 1;
      for (const row of readRows(content)) {
        const { length } = hitsOf(row);
        if (number < length) {
          go(row, number);
          break;
        }
        number -= length;
      }
      show();
    },
    close() {
      changes.close();
      scroller.removeEventListener('scroll', onScroll);
      for (const timer of [slice, again, rest]) window.clearTimeout(timer);
      view.close();
      clearMarks();
    },
  };
}
