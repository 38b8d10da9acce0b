import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isTemporary } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';

/** Where text that was typed and not yet sent outlives its page. Two pages never write the same draft. */
export interface DraftStore {
  /** What this page wrote, or else what one left that is closed, which is this one's from here on. */
  read(name: string): string;
  /** '' forgets it. */
  write(name: string, text: string): void;
  /** Forgets it, or all, whichever page wrote it. */
  forget(name?: string): void;
  /** Writes what is still waiting, now. */
  flush(): void;
  /** Whether the last writing found no room. */
  readonly refused: ReadonlySignal<boolean>;
  /**
   * Tells of a draft of this page that another one changed: it took this one for closed, or removed all; or it is the popup of
   * the same window, which is one page with the panel.
   */
  onElsewhere(listener: (name: string, change: 'removed' | 'written') => void): Unsubscribe;
}

/** What a store of drafts is made of. */
export interface DraftStoreOptions {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  after(delayMs: number, callback: () => void): Unsubscribe;
  /** Names the page among all that are open; the same again after a reload. */
  page: string;
  /** Whether that page is open. One that is taken for closed and is not gets its drafts back: see `onElsewhere`. */
  isOpen(page: string): boolean;
  /** Where the browser tells of what other pages do. */
  others?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
}

/** Above this a draft is not written at every keystroke, but once per {@link pauseMs}. */
const smallLength = 20_000;
const pauseMs = 400;

/**
 * Drafts in `localStorage`, for its one virtue: it is synchronous, so a letter typed just before the panel closes is
 * kept, which no message to the background can promise. Full or refused storage loses the draft's safety, which is told, and
 * never the text on screen.
 */
export function createDraftStore({
  storage,
  after,
  page,
  isOpen,
  others = new EventTarget(),
}: DraftStoreOptions): DraftStore {
  const refused = signal(false);
  const waiting = new Map<string, string>();
  /** Of conversations that are never written to a disk, not even in part. */
  const temporary = new Map<string, string>();
  const toKey = (name: string): string => `${toStem(name)}${page}`;
  const keysWith = (stem: string): string[] =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
      key.startsWith(stem),
    );
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
    onElsewhere(listener) {
      const onStorage = (event: Event): void => {
        const { key, newValue } = event as StorageEvent;
        if (!key?.startsWith(prefix)) return;
        const name = key.slice(prefix.length, key.lastIndexOf('@'));
        if (key === toKey(name)) listener(name, newValue ? 'written' : 'removed');
      };
      others.addEventListener('storage', onStorage);
      return () => others.removeEventListener('storage', onStorage);
    },
    read(name) {
      const pending = temporary.get(name) ?? waiting.get(name);
      if (pending !== undefined) return pending;
      try {
        const own = storage.getItem(toKey(name));
        if (own !== null) return own;
        const stem = toStem(name);
        const left = keysWith(stem).find((key) => !isOpen(key.slice(stem.length)));
        if (left === undefined) return '';
        const text = storage.getItem(left) ?? '';
        put(name, text);
        if (!refused.peek()) storage.removeItem(left);
        return text;
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
    forget(name) {
      if (name === undefined) flush();
      for (const drafts of [temporary, waiting]) {
        if (name === undefined) drafts.clear();
        else drafts.delete(name);
      }
      try {
        const keys = keysWith(name === undefined ? prefix : toStem(name));
        for (const key of keys) storage.removeItem(key);
      } catch {
        // What cannot be reached was not written either.
      }
    },
  };
}

const prefix = 'draft.';

/** What the keys of one draft begin with, in all pages. */
function toStem(name: string): string {
  return `${prefix}${name}@`;
}
