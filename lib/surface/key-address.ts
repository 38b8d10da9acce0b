import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView } from '../core/connection.ts';
import { needsKeyAt, toKeyOrigin } from './connection-checks.ts';
import { followDeletion } from './connection-deleted.ts';
import type { FieldName } from './connection-fields.ts';

/** How the kept key of a form stands to the address that is typed. */
export interface KeyAddress {
  /** The connection as it was before it was deleted elsewhere, and its key with it; undefined while it is there. */
  readonly deleted: ReadonlySignal<ConnectionView | undefined>;
  /** Whether a key is kept, but for another origin than the one that is typed. */
  readonly keyMoved: ReadonlySignal<boolean>;
  /** Whether the user can say that there is no key for the typed origin. */
  readonly mayBeKeyless: ReadonlySignal<boolean>;
  /** Whether that was said. */
  readonly isKeyless: ReadonlySignal<boolean>;
}

/** Builds it; `goKeyless` says that there is no key for the typed origin, which `keylessOrigin` then is. */
export function createKeyAddress(options: {
  saved: ReadonlySignal<ConnectionView | undefined>;
  texts: Readonly<Record<FieldName, ReadonlySignal<string>>>;
  /** The typed one. */
  origin: ReadonlySignal<string | undefined>;
}): KeyAddress & { keylessOrigin: ReadonlySignal<string | undefined>; goKeyless(): void } {
  const { saved, texts, origin } = options;
  const keylessOrigin = signal<string>();
  const deleted = followDeletion(saved);
  const keyMoved = computed(() => {
    const kept = saved.value;
    return Boolean(kept?.key && origin.value && origin.value !== toKeyOrigin(kept));
  });
  const mayBeKeyless = computed(
    () =>
      Boolean(keyMoved.value || deleted.value?.key) &&
      !needsKeyAt(texts.provider.value, origin.value ?? ''),
  );
  return {
    deleted,
    keyMoved,
    mayBeKeyless,
    isKeyless: computed(
      () => mayBeKeyless.value && texts.apiKey.value === '' && origin.value === keylessOrigin.value,
    ),
    keylessOrigin,
    goKeyless() {
      keylessOrigin.value = origin.peek();
    },
  };
}
