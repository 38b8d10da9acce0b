import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView } from '../core/connection.ts';

/** A connection was not saved, since it was deleted meanwhile and its key with it. */
export class ConnectionDeleted extends Error {
  override readonly name = 'ConnectionDeleted';
}

/** The connection as it was last listed, once it is listed no more; undefined before. Goes on for as long as the page. */
export function followDeletion(
  saved: ReadonlySignal<ConnectionView | undefined>,
): ReadonlySignal<ConnectionView | undefined> {
  const last = signal(saved.peek());
  effect(() => {
    if (saved.value) last.value = saved.value;
  });
  return computed(() => (saved.value ? undefined : last.value));
}
