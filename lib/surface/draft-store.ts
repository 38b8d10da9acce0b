import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isTemporary } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';

/** Where text that was typed and not yet sent outlives its page. */
export interface DraftStore {
  read(name: string): string;
  /** '' forgets it. */
  write(name: string, text: string): void;
  /** Writes what is still waiting, now. */
  flush(): void;
  /** Whether the last writing found no room. */
  readonly refused: ReadonlySignal<boolean>;
  /** Tells of a draft that another page forgot. */
  onForgotten(listener: (name: string) => void): Unsubscribe;
}

/** Above this a draft is not written at every keystroke, but once per {@link pauseMs}. */
const smallLength = 20_000;
const pauseMs = 400;

/**
 * Drafts in `localStorage`, for its one virtue: it is synchronous, so a letter typed just before the panel closes is
 * kept, which no message to the background can promise. Full or refused storage loses the draft's safety, which is told, and
 * never the text on screen. `others` is where the browser tells of what other pages do.
 */
export function createDraftStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
  after: (delayMs: number, callback: () => void) => Unsubscribe,
  others: Pick<EventTarget, 'addEventListener' | 'removeEventListener'> = new EventTarget(),
): DraftStore {
  const refused = signal(false);
  const waiting = new Map<string, string>();
  /** Of conversations that are never written to a disk, not even in part. */
  const temporary = new Map<string, string>();
  let cancel: Unsubscribe | undefined;
  const put = (name: string, text: string): void => {
    try {
      if (text === '') storage.removeItem(toKey(name));
      else storage.setItem(toKey(name), text);
      refused.value = false;
    } catch {
      // The text is on screen, and that it is nowhere else is said there.
      refused.value = true;
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
    refused,
    onForgotten(listener) {
      const onStorage = (event: Event): void => {
        const { key, newValue } = event as StorageEvent;
        if (key?.startsWith(prefix) && !newValue) listener(key.slice(prefix.length));
      };
      others.addEventListener('storage', onStorage);
      return () => others.removeEventListener('storage', onStorage);
    },
    read(name) {
      const pending = temporary.get(name) ?? waiting.get(name);
      if (pending !== undefined) return pending;
      try {
        return storage.getItem(toKey(name)) ?? '';
      } catch {
        return '';
      }
    },
    write(name, text) {
      if (isTemporary(name)) {
        temporary.set(name, text);
      } else if (text.length < smallLength) {
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

const prefix = 'draft.';

function toKey(name: string): string {
  return prefix + name;
}
