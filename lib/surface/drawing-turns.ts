import { batch, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { MessageId } from '../core/ids.ts';
import type { FrameScheduler } from './frame.ts';

/**
 * Who of many rows is drawn when. A conversation that is opened is to be seen at once where it is read; what is above and
 * below comes in the frames after it, a few rows in each.
 */
export interface DrawingTurns {
  /** These rows are shown from now on. Of many that are new those around `near`, an index, are drawn at once. */
  show(ids: readonly MessageId[], near: number): void;
  /** Whether that row has had its turn. */
  isDue(id: MessageId): ReadonlySignal<boolean>;
  /** That row is about to be seen: it comes before the others. */
  hasten(id: MessageId): void;
  close(): void;
}

/** So many new rows need no turns: a question that is asked, another branch of a short conversation. */
const fewRows = 12;
/** What is drawn at once before and behind the place that is read: more than a screen, as a rule. */
const rowsAround = 3;
const mostAtATurn = 12;
/** A frame that took longer than the first had too much to do, one that was ready before the second had time left, ms. */
const lateFrameMs = 45;
const earlyFrameMs = 25;

/** Builds turns without rows. `now` is in milliseconds. */
export function createDrawingTurns(
  frames: Pick<FrameScheduler, 'request' | 'cancel'>,
  now = () => performance.now(),
): DrawingTurns {
  const rows = new Map<MessageId, Signal<boolean>>();
  /** In the order of their turns. */
  let waiting: MessageId[] = [];
  let atATurn = 2;
  let lastMs: number | undefined;

  // Also where all else is written whole: a page that comes to the front is to show where it is read, and soon.
  const give = (): void => {
    const tookMs = lastMs === undefined ? undefined : now() - lastMs;
    if (tookMs !== undefined && tookMs > lateFrameMs) atATurn = Math.max(1, atATurn / 2);
    if (tookMs !== undefined && tookMs < earlyFrameMs) atATurn = Math.min(atATurn + 1, mostAtATurn);
    batch(() => {
      for (const id of waiting.splice(0, Math.ceil(atATurn))) {
        const row = rows.get(id);
        if (row) row.value = true;
      }
    });
    if (waiting.length === 0) return;
    lastMs = now();
    frames.request(give);
  };

  return {
    show(ids, near) {
      const fresh = new Set(ids.filter((id) => !rows.has(id)));
      const shown = new Set(ids);
      for (const id of rows.keys()) if (!shown.has(id)) rows.delete(id);
      waiting = waiting.filter((id) => shown.has(id));
      const isFar = (index: number): boolean =>
        fresh.size > fewRows && Math.abs(index - near) > rowsAround;
      const far = ids.flatMap((id, index) => (fresh.has(id) && isFar(index) ? [index] : []));
      const later = new Set(far);
      for (const [index, id] of ids.entries()) {
        if (fresh.has(id)) rows.set(id, signal(!later.has(index)));
      }
      if (far.length === 0) return;
      far.sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
      waiting.push(...far.flatMap((index) => ids[index] ?? []));
      lastMs = undefined;
      frames.request(give);
    },
    isDue(id) {
      const row = rows.get(id) ?? signal(true);
      rows.set(id, row);
      return row;
    },
    hasten(id) {
      const at = waiting.indexOf(id);
      if (at > 0) waiting.unshift(...waiting.splice(at, 1));
    },
    close: () => frames.cancel(give),
  };
}
