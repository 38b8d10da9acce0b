import { findRowAt } from '../log-rows.ts';

/** What is seen of a log, and how something in it is brought into view. */
export interface LogView {
  /** The first row of which anything is in view. */
  firstRow(): Element | undefined;
  /** Of places in order, the number of the first that is not above what is in view. */
  firstPlace(ranges: readonly StaticRange[]): number;
  /** Scrolls there, in the log and in whatever scrolls sideways within it. */
  reveal(range: StaticRange): void;
  close(): void;
}

/** A place is not shown nearer to an edge than this, in px. */
const marginPx = 24;
/** How many frames a place is looked at after scrolling: what was off screen takes its real height when it is drawn. */
const settlingFrames = 6;

/** Builds the view of a log whose rows are in `content`. */
export function createLogView(scroller: HTMLElement, content: HTMLElement): LogView {
  // The only live range: each of them costs something with every change of the page.
  const live = document.createRange();
  let frame: number | undefined;

  const toBox = (range: StaticRange): DOMRect | undefined => {
    if (!range.startContainer.isConnected || !range.endContainer.isConnected) return undefined;
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const box = live.getBoundingClientRect();
    return box.height > 0 ? box : undefined;
  };
  const scrollSideways = (range: StaticRange): void => {
    let element = range.startContainer.parentElement;
    for (; element && element !== content; element = element.parentElement) {
      if (element.scrollWidth <= element.clientWidth) continue;
      const [box, view] = [toBox(range), element.getBoundingClientRect()];
      if (!box || (box.left >= view.left && box.right <= view.right)) continue;
      element.scrollLeft += box.left - view.left - view.width / 3;
    }
  };
  /**
   * The nearer edge of what is left out around a place and is not as high as what is in it: it has its height from another
   * width, and the place is where something else is drawn. Once that edge is in view all of it is, at its real height.
   */
  const toEdge = (range: StaticRange, box: DOMRect): number | undefined => {
    let edge: number | undefined;
    let element = range.startContainer.parentElement;
    for (; element && element !== content; element = element.parentElement) {
      const { top, bottom } = element.getBoundingClientRect();
      if (box.top < bottom && box.bottom > top) continue;
      if (getComputedStyle(element).contentVisibility === 'auto') {
        edge = box.top >= bottom ? bottom : top;
      }
    }
    return edge;
  };
  /** Returns whether it was in view already. */
  const scrollTo = (range: StaticRange): boolean => {
    const box = toBox(range);
    if (!box) return true;
    const view = scroller.getBoundingClientRect();
    const edge = toEdge(range, box);
    if (edge !== undefined) {
      scroller.scrollTop += edge - view.top - view.height / 2;
      return false;
    }
    if (box.top >= view.top + marginPx && box.bottom <= view.bottom - marginPx) return true;
    const before = scroller.scrollTop;
    scroller.scrollTop += box.top - view.top - view.height / 3;
    return scroller.scrollTop === before;
  };
  const stop = (): void => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  const listening = new AbortController();
  for (const sign of ['wheel', 'pointerdown', 'keydown']) {
    scroller.addEventListener(sign, stop, { passive: true, signal: listening.signal });
  }

  return {
    firstRow: () => findRowAt(content, scroller.getBoundingClientRect().top),
    firstPlace(ranges) {
      const { top } = scroller.getBoundingClientRect();
      return findFirst(ranges.length, (at) => {
        const range = ranges[at];
        return ((range && toBox(range))?.bottom ?? 0) > top;
      });
    },
    reveal(range) {
      stop();
      scrollTo(range);
      scrollSideways(range);
      let left = settlingFrames;
      const settle = (): void => {
        left -= 1;
        scrollTo(range);
        frame = left > 0 ? requestAnimationFrame(settle) : undefined;
      };
      frame = requestAnimationFrame(settle);
    },
    close() {
      stop();
      listening.abort();
    },
  };
}

/** The first number below `count` that `isPast` says yes to, which it does for all that follow; `count` for none. */
function findFirst(count: number, isPast: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
