import type { Unsubscribe } from '../core/platform.ts';

/**
 * Both browsers open at most six connections to one host at a time (HTTP/1.1), and keep a seventh request waiting
 * without a word. What waits here instead can be shown, stopped, and is in no hurry: no clock runs for it.
 */
const placesPerOrigin = 6;

/** Who may send a request now. First come, first served, for each origin on its own; what is `urgent` before all else. */
export interface ConnectionQueue {
  /**
   * Waits for a place at `origin` and resolves with what gives it back; undefined when the signal ended the wait.
   * `onAhead` is told how many wait before this one, at once and whenever it changes; never when a place is free. Urgent is
   * what is short, and what somebody stands and waits for.
   */
  enter(
    origin: string,
    options: { onAhead(ahead: number): void; signal: AbortSignal; urgent?: boolean },
  ): Promise<Unsubscribe | undefined>;
}

interface Waiting {
  readonly urgent: boolean;
  onAhead(ahead: number): void;
  begin(): void;
}

interface Origin {
  taken: number;
  readonly waiting: Waiting[];
}

/** Builds the queue, with every place free. */
export function createConnectionQueue(places: number = placesPerOrigin): ConnectionQueue {
  const origins = new Map<string, Origin>();

  const find = (origin: string): Origin => {
    const known = origins.get(origin) ?? { taken: 0, waiting: [] };
    origins.set(origin, known);
    return known;
  };

  const tell = ({ waiting }: Origin, from = 0): void => {
    for (const [index, each] of waiting.entries()) if (index >= from) each.onAhead(index);
  };

  const take = (origin: string): Unsubscribe => {
    const at = find(origin);
    at.taken += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      at.taken -= 1;
      const next = at.waiting.shift();
      next?.begin();
      tell(at);
      if (at.taken === 0 && at.waiting.length === 0) origins.delete(origin);
    };
  };

  return {
    enter(origin, { onAhead, signal, urgent = false }) {
      if (signal.aborted) return Promise.resolve(undefined);
      const at = find(origin);
      if (at.taken < places) return Promise.resolve(take(origin));
      return new Promise((resolve) => {
        const leave = (): void => {
          const index = at.waiting.indexOf(mine);
          at.waiting.splice(index, 1);
          tell(at, index);
          resolve(undefined);
        };
        const mine: Waiting = {
          urgent,
          onAhead,
          begin() {
            signal.removeEventListener('abort', leave);
            resolve(take(origin));
          },
        };
        const before = urgent ? at.waiting.filter((each) => each.urgent) : at.waiting;
        const index = before.length;
        at.waiting.splice(index, 0, mine);
        signal.addEventListener('abort', leave, { once: true });
        tell(at, index);
      });
    },
  };
}
