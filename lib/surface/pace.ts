import type { Pace } from '../core/appearance.ts';
import type { GrowingText } from '../core/text-buffer.ts';
import { toBorder, toWholeCharacter } from './text-borders.ts';

/** Says how much of a growing text may be read now. */
export interface Pacer {
  /**
   * Where reading may stop that has come to `from` and may go to `most` at the furthest: at a border of the pace, so that
   * nobody sees half a word who asked for words, nor ever half a character. A text that has paused is given whole, and so is
   * any with `whole`; half a surrogate pair alone is no text and waits on.
   */
  next(text: GrowingText, from: number, most: number, whole: boolean): number;
  /** After how many ms what the last call held back may be read though nothing came; undefined where it held back nothing. */
  readonly againInMs: number | undefined;
  /** After how many ms, as of the last call, the text has paused if nothing comes; 0 where it has. */
  readonly pauseInMs: number;
}

/**
 * For how long a text has to stand still before it is given as it is. What is promised is 100 ms on screen; a frame before
 * the pause is noticed and one after it belong to that.
 */
const pauseMs = 64;

/** Builds the pacer of one text, which grew last at `grewAtMs`. Times are in ms, by a clock that nobody sets. */
export function createPacer(pace: () => Pace, now: () => number, grewAtMs: () => number): Pacer {
  let againInMs: number | undefined;
  let pauseInMs = pauseMs;
  /** Whether the last stop was a border, so that what comes after it can be looked at by itself. */
  let atBorder = true;
  return {
    next(text, from, most, whole) {
      const end = toWholeCharacter(text, most);
      const pausedMs = now() - grewAtMs();
      pauseInMs = most < text.length ? pauseMs : Math.max(0, pauseMs - pausedMs);
      const hasPaused = pauseInMs === 0;
      const border =
        whole || hasPaused ? undefined : toBorder(text, { from, end, atBorder, pace: pace() });
      const to = border ?? end;
      if (to > from) atBorder = border !== undefined;
      againInMs = to < end ? pauseInMs : undefined;
      return to;
    },
    get againInMs() {
      return againInMs;
    },
    get pauseInMs() {
      return pauseInMs;
    },
  };
}

/** Holds back nothing but half a surrogate pair. */
export const atOnce: Pacer = {
  next: (text, _from, most) => toWholeCharacter(text, most),
  againInMs: undefined,
  pauseInMs: 0,
};
