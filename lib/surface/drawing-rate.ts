/**
 * From so many characters a second on nobody reads along: a text that fast is as good drawn twenty times a second as
 * sixty, and takes a third of the page's time. One that is torrential runs through the panel in a second or less, and is
 * drawn in every fourth frame. A slower one is drawn word by word, as soon as can be. The rests end a little before the
 * frame that they are meant for begins.
 */
const paces = [
  { perSecond: 2_000, restMs: 57 },
  { perSecond: 600, restMs: 40 },
] as const;

/** What is read at once of a text that waits: a screen and more. */
const firstSlice = 8_000;
/** Between these, as much is read in a frame as keeps the page free to take a click on Stop. */
const leastSlice = 500;
const mostSlice = 32_000;
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
      const pace = paces.find(({ perSecond }) => grown > perSecond * (now - lastMs));
      lastMs = now;
      lastLength = length;
      return pace?.restMs ?? 0;
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
