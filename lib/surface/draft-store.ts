import type { Unsubscribe } from '../core/platform.ts';

/** Where text that was typed and not yet sent outlives its page. */
export interface DraftStore {
  read(name: string): string;
  /** '' forgets it. */
  write(name: string, text: string): void;
  /** Writes what is still waiting, now. */
  flush(): void;
}

/** Above this a draft is not written at every keystroke, but once per {@link pauseMs}. */
const smallLength = 20_000;
const pauseMs = 400;

/**
 * Drafts in `localStorage`, for its one virtue: it is synchronous, so a letter typed just before the panel closes is
 * kept, which no message to the background can promise. Full or refused storage loses the draft's safety, never the text
 * on screen.
 */
export function createDraftStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  after: (delayMs: number, callback: () => void) => Unsubscribe,
): DraftStore {
  const waiting = new Map<string, string>();
  let cancel: Unsubscribe | undefined;
  const put = (name: string, text: string): void => {
    try {
      if (text === '') storage.removeItem(toKey(name));
      else storage.setItem(toKey(name), text);
    } catch {
      // Nothing to do: the text is on screen.
    }
  };
  const flush = (): void => {
    cancel?.();
    cancel = undefined;
    for (const [name, text] of waiting) put(name, text);
    waiting.clear();
  };
  return {
    flush,
    read(name) {
      const pending = waiting.get(name);
      if (pending !== undefined) return pending;
      try {
        return storage.getItem(toKey(name)) ?? '';
      } catch {
        return '';
      }
    },
    write(name, text) {
      if (text.length < smallLength) {
        waiting.delete(name);
        put(name, text);
      } else if (cancel) {
        waiting.set(name, text);
      } else {
        // At once, then a pause: what was pasted is safe before anything else can happen to the page.
        put(name, text);
        cancel = after(pauseMs, flush);
      }
    },
  };
}

function toKey(name: string): string {
  return `draft.${name}`;
}
