import type { Clock, Unsubscribe } from '../core/platform.ts';

/** How long an update may wait for answers to end. */
const longestWaitMs = 10 * 60_000;
/** How often it is looked whether what only memory holds has gone meanwhile: deleted, or written after all. */
const recheckMs = 60_000;
/** How long the disk may take to have what there is of them. Whatever is missing then is missing as after a death. */
const longestWriteMs = 5_000;

/**
 * Holds an update of the extension back while answers are being written, and as long as there is anything that would be
 * gone with it: temporary conversations are promised until the browser closes, and then it is updated anyway. A background that dies meanwhile needs no gate:
 * the browser then updates by itself, and the next background names the end of what was live.
 */
export interface UpdateGate {
  /** An update is there. Applied at once when nothing is live. */
  available(): void;
  /** Whether any run is live, whenever that may have changed. */
  setLive(live: boolean): void;
}

/** Builds the gate. */
export function createUpdateGate(options: {
  clock: Pick<Clock, 'after'>;
  /** Whether anything is kept in memory alone. */
  holdsUnsaved(): boolean;
  /** Ends the live runs, and resolves once that is on disk. */
  interrupt(): Promise<void>;
  /** Replaces the whole extension; nothing follows. */
  apply(): void;
}): UpdateGate {
  const { clock, holdsUnsaved, interrupt, apply } = options;
  let live = false;
  let isThere = false;
  let opened = false;
  let cancelForce: Unsubscribe | undefined;
  let cancelRecheck: Unsubscribe | undefined;

  const open = (): void => {
    if (opened) return;
    opened = true;
    cancelForce?.();
    cancelRecheck?.();
    apply();
  };
  const openIfFree = (): void => {
    if (opened || live) return;
    if (!holdsUnsaved()) return open();
    cancelRecheck ??= clock.after(recheckMs, () => {
      cancelRecheck = undefined;
      openIfFree();
    });
  };
  const force = (): void => {
    if (holdsUnsaved()) {
      cancelForce = clock.after(recheckMs, force);
      return;
    }
    clock.after(longestWriteMs, open);
    void interrupt().then(open, open);
  };

  return {
    available() {
      isThere = true;
      openIfFree();
      // Said twice, as when a newer version came: the first one's time counts.
      if (live) cancelForce ??= clock.after(longestWaitMs, force);
    },
    setLive(next) {
      live = next;
      if (!live && isThere) {
        cancelForce?.();
        cancelForce = undefined;
        openIfFree();
      }
    },
  };
}
