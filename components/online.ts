import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

const state = signal(true, {
  watched() {
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
  },
  unwatched() {
    window.removeEventListener('online', update);
    window.removeEventListener('offline', update);
  },
});

function update(): void {
  state.value = navigator.onLine;
}

/** Whether the browser believes that it has a network. */
export function watchOnline(): ReadonlySignal<boolean> {
  update();
  return state;
}
