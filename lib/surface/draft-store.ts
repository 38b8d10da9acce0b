import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { isTemporary } from '../core/ids.ts';
import type { Unsubscribe } from '../core/platform.ts';

/** Where text that was typed and not yet sent outlives its page. Two pages never write the same draft. */
export interface DraftStore {
  /** What this page wrote, or else what another one left: a window that was closed has no other heir. */
  read(name: string): string;
  /** '' forgets it. What was found of another page is this one's from here on. */
  write(name: string, text: string): void;
  /** Forgets it, whichever page wrote it. */
  forget(name: string): void;
  /** Writes what is still waiting, now. */
  flush(): void;
  /** Whether the last writing found no room. */
  readonly refused: ReadonlySignal<boolean>;
  /** Tells of a draft that another page forgot: of this page's own, or of that page's, of which a copy was read here. */
  onForgotten(listener: (name: string, whose: 'own' | 'copied') => void): Unsubscribe;
}

/** What a store of drafts is made of. */
export interface DraftStoreOptions {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  after(delayMs: number, callback: () => void): Unsubscribe;
  /** Names the page among all that are open; the same again after a reload. */
  page: string;
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
  others = new EventTarget(),
}: DraftStoreOptions): DraftStore {
  const refused = signal(false);
  const waiting = new Map<string, string>();
  /** Of conversations that are never written to a disk, not even in part. */
  const temporary = new Map<string, string>();
  /** The keys of drafts that were read here and that other pages wrote. */
  const copied = new Map<string, string>();
  const toKey = (name: string): string => `${toStem(name)}${page}`;
  const keysOf = (name: string): string[] =>
    Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '').filter((key) =>
      key.startsWith(toStem(name)),
    );
  let cancel: Unsubscribe | undefined;
  const put = (name: string, text: string): void => {
    try {
      if (text === '') storage.removeItem(toKey(name));
      else storage.setItem(toKey(name), text);
      storage.removeItem(copied.get(name) ?? '');
      copied.delete(name);
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
        if (!key?.startsWith(prefix) || newValue) return;
        const name = key.slice(prefix.length, key.lastIndexOf('@'));
        if (key === toKey(name)) listener(name, 'own');
        else if (copied.get(name) === key && copied.delete(name)) listener(name, 'copied');
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
        const [left] = keysOf(name);
        if (left === undefined) return '';
        copied.set(name, left);
        return storage.getItem(left) ?? '';
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
      temporary.delete(name);
      waiting.delete(name);
      copied.delete(name);
      try {
        for (const key of keysOf(name)) storage.removeItem(key);
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
