import type { Clock, Unsubscribe } from '../core/platform.ts';

/** How long an update may wait for answers to end. */
const longestWaitMs = 10 * 60_000;
/** How long the disk may take to have what there is of them. Whatever is missing then is missing as after a death. */
const longestWriteMs = 5_000;

/**
 * Holds an update of the extension back while answers are being written. A background that dies meanwhile needs no gate:
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
  /** Ends the live runs, and resolves once that is on disk. */
  interrupt(): Promise<void>;
  /** Replaces the whole extension; nothing follows. */
  apply(): void;
}): UpdateGate {
  const { clock, interrupt, apply } = options;
  let live = false;
  let opened = false;
  let cancel: Unsubscribe | undefined;

  const open = (): void => {
    if (opened) return;
    opened = true;
    cancel?.();
    apply();
  };
  const force = (): void => {
    clock.after(longestWriteMs, open);
    void interrupt().then(open, open);
  };

  return {
    available() {
      if (!live) open();
      // Said twice, as when a newer version came: the first one's time counts.
      else cancel ??= clock.after(longestWaitMs, force);
    },
    setLive(next) {
      live = next;
      if (!live && cancel) open();
    },
  };
}
