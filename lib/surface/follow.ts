import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** Keeps a growing log at its end for as long as the reader wants that. */
export interface Follow {
  /** Whether the end is being followed. False from the moment that the reader scrolls up. */
  readonly following: ReadonlySignal<boolean>;
  /** Goes to the end and follows it again. */
  follow(): void;
  close(): void;
}

/** A reader who is this near to the end, in px, and moves towards it, has arrived. */
const arrivedPx = 48;

/** How long a sign of reading upwards has to move the log before it counts as none. */
const signMs = 300;

const upwardKeys = new Set(['ArrowUp', 'PageUp', 'Home']);

/**
 * Follows the end of `content`, which scrolls in `scroller`. Scrolls only after `content` or `scroller` changed size,
 * inside the same frame (a ResizeObserver runs after layout and before paint, so this forces no layout of its own), and
 * never while the reader holds a pointer down. Any sign of reading upwards ends the following at once, before the
 * browser has scrolled, and so does unfolding something, which must stay where it was clicked; being at the end again,
 * or `follow()`, begins it again. A sign that moved nothing (a wheel over a box that scrolls by itself, Page Up taken
 * back by End before the log had moved) leaves the reader at the end with no scroll event to tell: it is looked at
 * once, {@link signMs} later.
 */
export function createFollow(scroller: HTMLElement, content: HTMLElement): Follow {
  const following = signal(true);
  const listening = new AbortController();
  let lastTop = 0;
  let held = false;
  let lookAgain: number | undefined;

  const toRest = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const toEnd = (): void => {
    const rest = toRest();
    if (rest <= 1) following.value = true;
    if (held || !following.peek()) return;
    if (rest > 0) scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
  };
  const yieldToReader = (): void => {
    if (scroller.scrollHeight <= scroller.clientHeight) return;
    following.value = false;
    window.clearTimeout(lookAgain);
    lookAgain = window.setTimeout(() => {
      if (toRest() <= 1) following.value = true;
    }, signMs);
  };
  const onScroll = (): void => {
    const top = scroller.scrollTop;
    const rest = toRest();
    // A shrinking log is moved up by the browser and is then at its end; a reader who moves up is not.
    if (top < lastTop && rest > 1) following.value = false;
    else if (top > lastTop && rest <= arrivedPx) following.value = true;
    lastTop = top;
  };
  const hold = (isHeld: boolean): void => {
    held = isHeld;
    if (!held) toEnd();
  };

  const passive = { passive: true, signal: listening.signal };
  scroller.addEventListener('scroll', onScroll, passive);
  scroller.addEventListener('wheel', (event) => event.deltaY < 0 && yieldToReader(), passive);
  scroller.addEventListener('keydown', (event) => isUpward(event) && yieldToReader(), passive);
  scroller.addEventListener('pointerdown', () => hold(true), passive);
  content.addEventListener('click', (event) => isUnfolding(event) && yieldToReader(), passive);
  for (const release of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(release, () => hold(false), passive);
  }
  const observer = new ResizeObserver(toEnd);
  observer.observe(content);
  observer.observe(scroller);

  return {
    following,
    follow() {
      following.value = true;
      held = false;
      toEnd();
    },
    close() {
      observer.disconnect();
      window.clearTimeout(lookAgain);
      listening.abort();
    },
  };
}

function isUnfolding(event: Event): boolean {
  return event.target instanceof Element && event.target.closest('summary, button') !== null;
}

function isUpward(event: KeyboardEvent): boolean {
  return upwardKeys.has(event.key) || (event.key === ' ' && event.shiftKey);
}
