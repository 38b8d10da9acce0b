import type { Clock, Unsubscribe } from '../core/platform.ts';

/**
 * Both browsers end an extension's background 30 s after its last event, although a Port is open and a fetch is being
 * read (measured). A cheap call of the extension API is an event. Store policy forbids it while nothing runs.
 */
const beatMs = 20_000;

/** Keeps the background alive while `setLive` says so. */
export function createHeartbeat(clock: Clock, beat: () => void): { setLive(live: boolean): void } {
  let stop: Unsubscribe | undefined;
  const next = (): void => {
    beat();
    stop = clock.after(beatMs, next);
  };
  return {
    setLive(live) {
      // At once: the silence of a slow first token begins with the sending.
      if (live && !stop) next();
      else if (!live) {
        stop?.();
        stop = undefined;
      }
    },
  };
}
