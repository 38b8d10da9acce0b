import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Unsubscribe } from '../core/platform.ts';

/** Keeps a growing log at its end for as long as the reader wants that. */
export interface Follow {
  /** Whether the end is being followed. False from the moment that the reader scrolls up. */
  readonly following: ReadonlySignal<boolean>;
  /** Stays where it is, as if the reader had scrolled there. */
  stay(): void;
  /**
   * The same while it takes its shape: until what is returned is called, or `follow()` is, being at the end for want of
   * text does not begin the following.
   */
  pin(): Unsubscribe;
  /** Scrolls by so many px what is not followed: it stays where it is on the screen when the log's top edge moves. */
  shift(px: number): void;
  /** Goes to the end and follows it again. */
  follow(): void;
  close(): void;
}

/** A reader who is this near to the end, in px, and moves towards it, has arrived. */
const arrivedPx = 48;

/** So little, in px, a swipe to the side drifts. */
const driftPx = 8;

/** Further than so many px no log is moved up by becoming shorter at its end: that takes a line or a formula. */
const clampedPx = 96;

/** Whoever is back where the end was left within this time has not read anything. */
const slipMs = 1_500;

/** No smooth scrolling takes longer. */
const glideMs = 700;

/** A log that has not moved for so long rests. */
const restMs = 300;

const upwardKeys = new Set(['ArrowUp', 'PageUp', 'Home']);
const downwardKeys = new Set(['ArrowDown', 'PageDown', 'End', ' ']);

/**
 * Follows the end of `content`, which scrolls in `scroller`. Scrolls only after `content` or `scroller` changed size,
 * inside the same frame (a ResizeObserver runs after layout and before paint, so this forces no layout of its own), and
 * never while the reader holds a pointer down. Any sign of reading upwards ends the following at once, before the
 * browser has scrolled, and so does unfolding something, which must stay where it was clicked; being at the end again,
 * or `follow()`, begins it again. Not every way back to the end is told by a scroll event that shows it: a wheel over a
 * box that scrolls by itself moves nothing, and Page Up taken back by End may leave one event, at the place where the
 * log has been before. So after each sign of reading it is looked at where the log came to rest.
 */
export function createFollow(scroller: HTMLElement, content: HTMLElement): Follow {
  const following = signal(true);
  const listening = new AbortController();
  let lastTop = 0;
  let lastHeight = 0;
  let held = false;
  let touched = false;
  let pinned = false;
  let letGo: number | undefined;
  let lookAgain: number | undefined;
  /** Where the end was left last, and when. */
  let left = { top: Number.POSITIVE_INFINITY, atMs: 0 };
  let glidingUntilMs = 0;

  // What the browser does so that the lines in view stay there would look like a reader who scrolls up.
  const unwatch = effect(() => {
    scroller.style.overflowAnchor = following.value ? 'none' : '';
  });

  const toRest = (): number => scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  const arrive = (): void => {
    if (!pinned) following.value = true;
  };
  const toEnd = (): void => {
    const rest = toRest();
    if (rest <= 1) arrive();
    if (held || !following.peek()) return;
    if (rest > 0) scroller.scrollTop = scroller.scrollHeight;
    lastTop = scroller.scrollTop;
    lastHeight = scroller.scrollHeight;
  };
  const lookAtRest = (): void => {
    const top = scroller.scrollTop;
    window.clearTimeout(lookAgain);
    lookAgain = window.setTimeout(() => {
      if (scroller.scrollTop !== top) lookAtRest();
      else if (toRest() <= 1) arrive();
    }, restMs);
  };
  const leave = (top: number): void => {
    if (following.peek()) left = { top, atMs: performance.now() };
    following.value = false;
  };
  const yieldToReader = (): void => {
    if (scroller.scrollHeight <= scroller.clientHeight) return;
    glidingUntilMs = 0;
    leave(scroller.scrollTop);
    lookAtRest();
  };
  const stay = (): void => {
    following.value = false;
    lastTop = scroller.scrollTop;
  };
  /** Up and down again, as a hand slips: the end has moved on meanwhile, and nobody was reading. */
  const isBackSoon = (top: number): boolean =>
    top >= left.top && performance.now() - left.atMs <= slipMs;
  /** The log became shorter, was moved up by that, and has grown again before anybody was told. */
  const isClamped = (top: number): boolean =>
    following.peek() &&
    !held &&
    !touched &&
    lastTop - top <= clampedPx &&
    scroller.scrollHeight !== lastHeight;
  const onScroll = (): void => {
    const top = scroller.scrollTop;
    const rest = toRest();
    // A shrinking log is moved up by the browser and is then at its end; a reader who moves up is not.
    if (top < lastTop && rest > driftPx) {
      // A Page Up glides on after the End that takes it back.
      if (performance.now() < glidingUntilMs || isClamped(top)) toEnd();
      else leave(lastTop);
    } else if (top > lastTop && (rest <= arrivedPx || isBackSoon(top))) arrive();
    lastTop = top;
  };
  const follow = (): void => {
    following.value = true;
    held = false;
    pinned = false;
    toEnd();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (isToEnd(event)) {
      // The browser would go to where the end is now, which has moved on when it gets there.
      event.preventDefault();
      glidingUntilMs = performance.now() + glideMs;
      follow();
    } else if (isUpward(event)) yieldToReader();
    else if (downwardKeys.has(event.key)) lookAtRest();
  };
  const hold = (): void => {
    if (letGo !== undefined) cancelAnimationFrame(letGo);
    letGo = undefined;
    glidingUntilMs = 0;
    held = true;
  };
  // The browser tells of a pointer's release before it tells where the scrollbar was dragged to; a frame later it has.
  const release = (): void => {
    if (!held) return;
    letGo ??= requestAnimationFrame(() => {
      letGo = undefined;
      held = false;
      toEnd();
    });
  };

  const passive = { passive: true, signal: listening.signal };
  scroller.addEventListener('scroll', onScroll, passive);
  scroller.addEventListener('wheel', (event) => isUpwardWheel(event) && yieldToReader(), passive);
  // Not passive: End is carried out here.
  scroller.addEventListener('keydown', onKey, { signal: listening.signal });
  scroller.addEventListener('pointerdown', hold, passive);
  content.addEventListener('click', (event) => isUnfolding(event) && yieldToReader(), passive);
  // A finger that moves the log has its pointer taken away, and goes on.
  for (const sign of ['touchstart', 'touchend', 'touchcancel']) {
    scroller.addEventListener(sign, () => (touched = sign === 'touchstart'), passive);
  }
  for (const sign of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(sign, release, passive);
  }
  const observer = new ResizeObserver(toEnd);
  observer.observe(content);
  observer.observe(scroller);

  return {
    following,
    stay,
    pin() {
      pinned = true;
      stay();
      return () => {
        if (pinned) lookAtRest();
        pinned = false;
      };
    },
    shift(px) {
      if (following.peek()) return;
      scroller.scrollTop += px;
      lastTop = scroller.scrollTop;
    },
    follow,
    close() {
      unwatch();
      observer.disconnect();
      window.clearTimeout(lookAgain);
      if (letGo !== undefined) cancelAnimationFrame(letGo);
      listening.abort();
    },
  };
}

/** What changes the height of what was clicked: that is to stay where it is. Whoever copies goes on following. */
function isUnfolding(event: Event): boolean {
  const changing = 'summary, [aria-expanded], [aria-pressed]';
  return event.target instanceof Element && event.target.closest(changing) !== null;
}

/** Neither zooming nor a swipe to the side is a sign of reading upwards. */
function isUpwardWheel({ deltaX, deltaY, ctrlKey, shiftKey }: WheelEvent): boolean {
  return deltaY < 0 && -deltaY > Math.abs(deltaX) && !ctrlKey && !shiftKey;
}

/** Ctrl may be held as well; with other keys it is another command. What scrolls or is typed in by itself has its own end. */
function isToEnd({ key, shiftKey, altKey, defaultPrevented, target }: KeyboardEvent): boolean {
  if (key !== 'End' || shiftKey || altKey || defaultPrevented) return false;
  if (!(target instanceof Element) || target.matches('[role=log]')) return true;
  return !target.matches('input, textarea, select') && target.scrollHeight <= target.clientHeight;
}

function isUpward(event: KeyboardEvent): boolean {
  return upwardKeys.has(event.key) || (event.key === ' ' && event.shiftKey);
}
