/**
 * From so many characters a second on nobody reads along: a text that fast is as good drawn in every fourth frame as in
 * each, and takes a quarter of the page's time. A slower one is drawn word by word, as soon as can be.
 */
const fastPerSecond = 600;
/** Ends a little before the fourth frame begins. */
const restMs = 57;

/** What is read at once of a text that waits: a screen and more. */
const firstSlice = 4_000;
/** Between these, as much is read in a frame as keeps the page free to take a click on Stop. */
const leastSlice = 500;
const mostSlice = 16_000;
/** A frame that took longer was too much, one that came in time was not. */
const lateMs = 40;
const inTimeMs = 25;

/** Knows how fast a text grows, and how much of it a frame can draw. */
export interface DrawingRate {
  /** Notes that the text has been drawn up to that length, and tells how long to rest before what follows is drawn. */
  note(length: number): number;
  /** How much may be read in this frame, by how long the last took; `isWaiting` where that left something over. */
  slice(isWaiting: boolean): number;
}

/** Builds it for one text. */
export function createDrawingRate(nowMs: () => number = () => performance.now()): DrawingRate {
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastLength = 0;
  let lastSliceMs = Number.NEGATIVE_INFINITY;
  let length = firstSlice;
  return {
    note(length) {
      const now = nowMs();
      const grown = (length - lastLength) * 1000;
      const isFast = grown > fastPerSecond * (now - lastMs);
      lastMs = now;
      lastLength = length;
      return isFast ? restMs : 0;
    },
    slice(isWaiting) {
      const now = nowMs();
      const tookMs = now - lastSliceMs;
      lastSliceMs = now;
      if (!isWaiting) return length;
      if (tookMs > lateMs) length = Math.max(leastSlice, Math.floor(length / 2));
      else if (tookMs < inTimeMs) length = Math.min(mostSlice, Math.ceil(length * 1.25));
      return length;
    },
  };
}
