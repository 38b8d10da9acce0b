/**
 * From so many characters a second on nobody reads along: a text that fast is as good drawn thirty times a second as
 * sixty, and takes half of the page's time. A slower one is drawn word by word, as soon as can be.
 */
const fastPerSecond = 600;

/** Knows how fast a text grows. */
export interface Pace {
  /** Notes that the text has been drawn up to that length, and tells whether it came fast. */
  note(length: number): boolean;
}

/** Builds the pace of one text. */
export function createPace(nowMs: () => number = () => performance.now()): Pace {
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastLength = 0;
  return {
    note(length) {
      const now = nowMs();
      const isFast = (length - lastLength) * 1000 > fastPerSecond * (now - lastMs);
      lastMs = now;
      lastLength = length;
      return isFast;
    },
  };
}
