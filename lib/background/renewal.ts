import type { Clock, Renewal, Unsubscribe } from '../core/platform.ts';

/** After the last answer has ended there is its notice to be shown, in ms. */
const restMs = 2_000;

/**
 * Has the background begin anew once that is wanted and no answer is being written. What surfaces are saying meanwhile
 * they say again, as after any of its deaths.
 */
export function createRenewer(
  clock: Pick<Clock, 'after'>,
  renewal: Renewal,
): { setLive(live: boolean): void } {
  let live = false;
  let isWanted = false;
  let cancel: Unsubscribe | undefined;
  renewal.onWanted(() => {
    isWanted = true;
    if (!live && !cancel) renewal.renew();
  });
  return {
    setLive(next) {
      if (live === next) return;
      live = next;
      cancel?.();
      cancel = undefined;
      if (live) return;
      cancel = clock.after(restMs, () => {
        cancel = undefined;
        if (isWanted) renewal.renew();
      });
    },
  };
}
