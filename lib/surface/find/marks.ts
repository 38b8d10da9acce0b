import type { Hit } from './row-hits.ts';
import { toRange } from './row-hits.ts';
import type { LogView } from './view-of-log.ts';

/** Names of the marks in the style sheet. */
const names = { found: 'found', current: 'found-current' } as const;

/** What is marked at once, from what is in view on and before it: ten thousand marks would slow down every frame. */
const markedFrom = 1_600;
const markedBefore = 200;

/** More hits than this are not all marked at once; those in view always are. */
export const mostMarked = markedFrom;

/** Marks the hits around what is in view, which `firstRow` is the number of the first row of, and the current one in a way of its own. */
export function paintMarks(
  rows: readonly (readonly Hit[])[],
  firstRow: number,
  view: LogView,
  current: Hit | undefined,
): void {
  const around = Math.max(0, firstRow);
  const ranges: StaticRange[] = [];
  for (let at = around; at < rows.length && ranges.length < markedFrom; at += 1) {
    const hits = rows[at] ?? [];
    // Of the first row the end may be in view, with the next below it.
    const isLong = at === around && hits.length > markedBefore;
    const first = isLong ? Math.max(0, view.firstPlace(hits.map(toRange)) - markedBefore) : 0;
    ranges.push(...hits.slice(first, first + markedFrom - ranges.length).map(toRange));
  }
  const most = ranges.length + markedBefore;
  for (let at = around - 1; at >= 0 && ranges.length < most; at -= 1) {
    ranges.push(...(rows[at] ?? []).slice(ranges.length - most).map(toRange));
  }
  CSS.highlights.set(names.found, new Highlight(...ranges));
  const above = new Highlight(...(current ? [toRange(current)] : []));
  above.priority = 1;
  CSS.highlights.set(names.current, above);
}

/** Takes all marks away. */
export function clearMarks(): void {
  for (const name of Object.values(names)) CSS.highlights.delete(name);
}
