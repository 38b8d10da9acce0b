import { findPlaces } from './fold.ts';
import { readRuns, toStaticRange } from './text-runs.ts';
import type { TextRun } from './text-runs.ts';
import type { LogView } from './view-of-log.ts';

/** One place where a query was found. */
export interface Hit {
  readonly run: TextRun;
  /** Offsets in the run. */
  readonly start: number;
  readonly end: number;
}

/** A row of the log, as far as it was read and searched. */
export interface RowHits {
  readonly hits: readonly Hit[];
  /** Searches what was read for another query. */
  search(query: string): void;
  /** Has it read again for the next search. */
  forget(): void;
}

/** Builds what is known of `row`: nothing yet. Its texts are read once, until someone says that they have changed. */
export function createRowHits(row: Element, unsearched: string): RowHits {
  let runs: readonly TextRun[] | undefined;
  let hits: readonly Hit[] = [];
  return {
    get hits() {
      return hits;
    },
    search(query) {
      runs ??= readRuns(row, unsearched);
      hits =
        query === ''
          ? []
          : runs.flatMap((run) =>
              findPlaces(run.folded, query).map(([start, end]) => ({ run, start, end })),
            );
    },
    forget() {
      runs = undefined;
    },
  };
}

/** Where a hit is in the page. */
export function toRange({ run, start, end }: Hit): StaticRange {
  return toStaticRange(run, start, end);
}

/** The number of the first hit that is not before that one, which may be of another query, or else not above the view. */
export function findFrom(hits: readonly Hit[], last: Hit | undefined, view: LogView): number {
  const ranges = hits.map(toRange);
  if (!last) return view.firstPlace(ranges);
  const { startContainer, startOffset } = toRange(last);
  const first = ranges.findIndex((range) =>
    range.startContainer === startContainer
      ? range.startOffset >= startOffset
      : isBefore(startContainer, range.startContainer),
  );
  return first < 0 ? hits.length : first;
}

/** The number of the hit that is where `before` was, in a row that was read again; else of the one in its place. */
export function findAgain(hits: readonly Hit[], before: Hit, index: number): number {
  const { startContainer, startOffset } = toRange(before);
  const same = hits.findIndex((hit) => {
    const range = toRange(hit);
    return range.startContainer === startContainer && range.startOffset === startOffset;
  });
  return same >= 0 ? same : Math.min(index, hits.length - 1);
}

function isBefore(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
