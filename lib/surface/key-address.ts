import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView } from '../core/connection.ts';
import { needsKeyAt, toOrigin } from './connection-checks.ts';
import type { FieldName } from './connection-fields.ts';

/** How the kept key of a form stands to the address that is typed. */
export interface KeyAddress {
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
  const keyMoved = computed(() => {
    const kept = saved.value;
    return Boolean(kept?.key && origin.value && origin.value !== toOrigin(kept.baseUrl));
  });
  const mayBeKeyless = computed(
    () => keyMoved.value && !needsKeyAt(texts.provider.value, origin.value ?? ''),
  );
  return {
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
