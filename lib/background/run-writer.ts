import type { Journal } from '../core/journal.ts';
import type { Clock, Unsubscribe } from '../core/platform.ts';
import type { StreamPart } from '../core/parts.ts';

/** One display frame, in the whole ms that timers know: a message more per frame and surface cannot be seen. */
const watchedIntervalMs = 17;
/** The most of an unwatched answer that the death of the background may cost. */
const unwatchedIntervalMs = 250;

/** What a run's writer works with. */
export interface RunWriterOptions {
  journal: Journal;
  /** Makes entries durable; `seq` is the first one's sequence number. */
  write(seq: number, parts: readonly StreamPart[]): Promise<void>;
  /** Entries up to `durable` may be shown now. */
  onDurable(durable: number): void;
  /** Whether a surface is reading. */
  isWatched(): boolean;
  clock: Clock;
}

/**
 * Writes a run's journal while it grows and then lets the surfaces have it: nothing is shown that is not durable, so
 * what a person has seen is never missing, whoever dies. One write is under way at a time; while it is, parts gather,
 * so a slow disk makes larger rows and never a queue.
 *
 * This is one of the two places that schedule (the other is the surface's frame): the first delta at once, then at most
 * one flush per frame, or per {@link unwatchedIntervalMs} while nobody looks.
 */
export interface RunWriter {
  /** Number of durable entries. */
  readonly durable: number;
  /** The journal has grown. `urgent` does not wait for the interval: the first delta, the end. */
  changed(urgent?: boolean): void;
  /** A surface began to read: a slow interval under way is cut short. */
  watched(): void;
}

/** Builds the writer of one run. */
export function createRunWriter(options: RunWriterOptions): RunWriter {
  const { journal, clock } = options;
  // What is there at the beginning was read from the disk.
  let durable = journal.length;
  let writing = false;
  let urgentPending = false;
  let lastWriteAtMs = Number.NEGATIVE_INFINITY;
  let cancelTimer: Unsubscribe | undefined;

  const write = async (): Promise<void> => {
    cancelTimer?.();
    cancelTimer = undefined;
    writing = true;
    urgentPending = false;
    lastWriteAtMs = clock.now();
    const end = journal.length;
    try {
      await options.write(durable, journal.since(durable, end));
    } catch {
      // A full disk must not stop the answer on screen: it goes on unsaved. The run's last write tries again, whole.
    }
    durable = end;
    writing = false;
    options.onDurable(durable);
    if (journal.length > durable) schedule(urgentPending);
  };

  const schedule = (urgent: boolean): void => {
    if (writing) {
      urgentPending ||= urgent;
      return;
    }
    const interval = options.isWatched() ? watchedIntervalMs : unwatchedIntervalMs;
    // Never longer than the interval: a machine's clock may be put back by an hour.
    const dueInMs = urgent ? 0 : Math.min(interval, lastWriteAtMs + interval - clock.now());
    if (dueInMs <= 0) void write();
    else cancelTimer ??= clock.after(dueInMs, () => void write());
  };

  return {
    get durable() {
      return durable;
    },
    changed(urgent = false) {
      schedule(urgent || journal.closed);
    },
    watched() {
      if (!cancelTimer) return;
      cancelTimer();
      cancelTimer = undefined;
      schedule(false);
    },
  };
}
