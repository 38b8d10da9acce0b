import type { ConversationId, MessageId } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';
import type { Follow } from './follow.ts';
import { findRowAt, readRows } from './log-rows.ts';
import type { PlaceStore, ReadingPlace } from './place-store.ts';

/** A log that has not been scrolled for so long is where its reader wants it, in ms. */
const restMs = 150;
/** A log that is opened has its shape when it has had the same one for so long, in ms. */
const shapingMs = 1_000;

/** Remembers where a log is read, and finds that place again. */
export interface Reading {
  /**
   * That conversation is shown from now on. Goes to where it was left; false where that was at its end,
   * or is not there any more.
   */
  arrive(id: ConversationId): boolean;
  close(): void;
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
    places.write(shownId, follow.following.peek() ? undefined : findPlace());
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

  /** Texts are written and heights become known after the rows are there: the place is gone to with each change. */
  const shape = (place: ReadingPlace): void => {
    const unpin = follow.pin();
    goTo(place);
    const ending = new AbortController();
    const observer = new ResizeObserver(() => {
      if (follow.following.peek()) return end();
      goTo(place);
      window.clearTimeout(late);
      late = window.setTimeout(end, shapingMs);
    });
    observer.observe(content);
    const end = (): void => {
      observer.disconnect();
      ending.abort();
      window.clearTimeout(late);
      unpin();
      endShaping = undefined;
    };
    let late = window.setTimeout(end, shapingMs);
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
      shape(place);
      return true;
    },
    close() {
      endShaping?.();
      window.clearTimeout(timer);
      scroller.removeEventListener('scroll', onScroll);
      window.removeEventListener('pagehide', onHide);
    },
  };
}
