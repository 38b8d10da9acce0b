import type { ConversationId, MessageId } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';
import type { Follow } from './follow.ts';
import { findRowAt, readRows } from './log-rows.ts';
import type { PlaceStore, ReadingPlace } from './place-store.ts';

/** A log that has not been scrolled for so long is where its reader wants it, in ms. */
const restMs = 150;
/** A log that is opened has its shape when it has had the same one for so long, in ms. */
const shapingMs = 1_000;
/**
 * And after so long once all its rows have come, which takes as long as the machine lets them: an answer that is being
 * written never has it, and what is found is gone to.
 */
const mostShapingMs = 5_000;

/** What a place can be held by, and how far apart it is looked for, in px: no line is less. */
const blocks = 'p, li, pre, tr, h3, h4, .question, .answer';
const stepPx = 12;

/** Remembers where a log is read, and finds that place again. */
export interface Reading {
  /**
   * That conversation is shown from now on. Goes to where it was left; false where that was at its end,
   * or is not there any more.
   */
  arrive(id: ConversationId): boolean;
  /** All of the log is about to take another shape: what is read stays where it is. */
  hold(): void;
  close(): void;
}

/** Something in the log, and how far its top is below the top of the log, in px. */
interface Anchor {
  element: Element;
  offsetPx: number;
}

/** Watches a log whose rows are in `content`; `rowIds` are their messages, in the same order. */
export function createReading(options: {
  scroller: HTMLElement;
  content: HTMLElement;
  rowIds(): readonly MessageId[];
  follow: Pick<Follow, 'following' | 'pin'>;
  places: PlaceStore;
}): Reading {
  const { scroller, content, rowIds, follow, places } = options;
  let shownId: ConversationId | undefined;
  let timer: number | undefined;
  let endShaping: Unsubscribe | undefined;
  /** Noted at rest: by the time that the texts have another size, the browser has moved what was read. */
  let anchor: Anchor | undefined;

  const toOffset = (row: Element): number =>
    row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;

  const findPlace = (): ReadingPlace | undefined => {
    const row = findRowAt(content, scroller.getBoundingClientRect().top);
    const id = row && rowIds()[readRows(content).indexOf(row)];
    return row && id !== undefined ? { id, offsetPx: Math.round(toOffset(row)) } : undefined;
  };

  const keep = (): void => {
    window.clearTimeout(timer);
    timer = undefined;
    if (shownId === undefined || endShaping) return;
    const isAtEnd = follow.following.peek();
    places.write(shownId, isAtEnd ? undefined : findPlace());
    anchor = isAtEnd ? undefined : findAnchor();
  };
  const onScroll = (): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(keep, restMs);
  };
  const onHide = (): void => {
    if (timer !== undefined) keep();
  };

  const goTo = ({ id, offsetPx }: ReadingPlace): boolean => {
    const row = readRows(content)[rowIds().indexOf(id)];
    if (!row) return false;
    scroller.scrollTop += toOffset(row) - offsetPx;
    return true;
  };

  /**
   * What is read, however much of its row is above it: the first block that begins in view. Found by what is drawn there:
   * to ask the blocks above for their places would have the browser lay out what it leaves out.
   */
  const findAnchor = (): Anchor | undefined => {
    const { left, top, bottom, width } = scroller.getBoundingClientRect();
    for (let y = top; y < bottom; y += stepPx) {
      const element = document.elementFromPoint(left + width / 2, y)?.closest(blocks);
      if (element && content.contains(element) && toOffset(element) >= 0) {
        return { element, offsetPx: toOffset(element) };
      }
    }
    const element = findRowAt(content, top);
    return element && { element, offsetPx: toOffset(element) };
  };

  /** Whether a row has not had its turn yet. */
  const isComing = (): boolean => content.querySelector('.is-coming') !== null;

  /** Texts are written and heights become known after the rows are there: the place is gone to with each change. */
  const shape = (goThere: () => unknown): void => {
    const unpin = follow.pin();
    goThere();
    const ending = new AbortController();
    const observer = new ResizeObserver(() => {
      const isOver = performance.now() > untilMs && !isComing();
      if (follow.following.peek() || isOver) return end();
      goThere();
      window.clearTimeout(late);
      late = window.setTimeout(endLate, shapingMs);
    });
    observer.observe(content);
    const end = (): void => {
      observer.disconnect();
      ending.abort();
      window.clearTimeout(late);
      unpin();
      endShaping = undefined;
    };
    const endLate = (): void => {
      if (isComing()) late = window.setTimeout(endLate, shapingMs);
      else end();
    };
    const untilMs = performance.now() + mostShapingMs;
    let late = window.setTimeout(endLate, shapingMs);
    // Whoever reads on is not to be held.
    for (const sign of ['wheel', 'keydown', 'pointerdown']) {
      scroller.addEventListener(sign, end, { passive: true, signal: ending.signal });
    }
    endShaping = end;
  };

  scroller.addEventListener('scroll', onScroll, { passive: true });
  window.addEventListener('pagehide', onHide);
  return {
    arrive(id) {
      endShaping?.();
      shownId = id;
      const place = places.read(id);
      if (!place || !goTo(place)) return false;
      shape(() => goTo(place));
      return true;
    },
    hold() {
      const read = anchor;
      if (!read?.element.isConnected || follow.following.peek() || endShaping) return;
      shape(() => (scroller.scrollTop += toOffset(read.element) - read.offsetPx));
    },
    close() {
      endShaping?.();
      window.clearTimeout(timer);
      scroller.removeEventListener('scroll', onScroll);
      window.removeEventListener('pagehide', onHide);
    },
  };
}
