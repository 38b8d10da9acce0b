import { signal } from '@preact/signals';

let timer: number | undefined;

const tick = signal(0, {
  watched() {
    timer = window.setInterval(() => {
      tick.value += 1;
    }, 1000);
  },
  unwatched() {
    window.clearInterval(timer);
  },
});

/** Now (epoch, ms). A component that reads it while rendering is rendered every second; nothing ticks unwatched. */
export function readClock(): number {
  void tick.value;
  return Date.now();
}
