import type { FrameScheduler } from './frame.ts';

/** Does what makes an answer handsome in slices, so that no frame is late for it. */
export interface Slices {
  /**
   * Calls `step` until it returns false: at once while there is time in this frame, then a slice in each of the next.
   *
   * @returns what forgets it
   */
  run(step: () => boolean): () => void;
}

/** What all of it may take of one frame. */
const sliceMs = 6;

const known = new WeakMap<FrameScheduler, Slices>();

/** The slices of a surface: whatever is drawn in it shares the time of a frame. */
export function toSlices(frames: FrameScheduler): Slices {
  const slices = known.get(frames) ?? createSlices(frames);
  known.set(frames, slices);
  return slices;
}

/** Builds slices that have spent nothing. `now` is in milliseconds. */
export function createSlices(frames: FrameScheduler, now = () => performance.now()): Slices {
  const waiting = new Set<() => boolean>();
  let spentMs = 0;

  const work = (): void => {
    const from = now() - spentMs;
    for (const step of waiting) {
      while (now() - from < sliceMs && waiting.has(step)) {
        if (!step()) waiting.delete(step);
      }
    }
    spentMs = now() - from;
  };
  const nextFrame = (): void => {
    spentMs = 0;
    if (waiting.size === 0) return;
    frames.request(nextFrame);
    work();
  };

  return {
    run(step) {
      waiting.add(step);
      frames.request(nextFrame);
      work();
      return () => waiting.delete(step);
    },
  };
}
