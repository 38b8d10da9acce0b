import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFollow } from '../../../lib/surface/follow.ts';
import type { Follow } from '../../../lib/surface/follow.ts';

/** A box that scrolls, as far as following looks at it. */
class Box extends EventTarget {
  readonly style = {};
  readonly clientHeight = 400;
  scrollHeight = 1_000;
  #top = 600;
  get scrollTop(): number {
    return this.#top;
  }
  set scrollTop(top: number) {
    this.#top = Math.min(Math.max(0, top), this.scrollHeight - this.clientHeight);
  }
}

let box: Box;
let follow: Follow;
beforeEach(() => {
  let resized = (): void => undefined;
  vi.useFakeTimers();
  vi.stubGlobal('window', Object.assign(new EventTarget(), { setTimeout, clearTimeout }));
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(callback: () => void) {
        resized = callback;
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
  box = new Box();
  follow = createFollow(box as unknown as HTMLElement, new EventTarget() as HTMLElement);
  resized();
});
afterEach(() => {
  follow.close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** The log is `height` high now and scrolled to `top`, which nobody is told of but by the event. */
function scrollTo(top: number, height: number): void {
  box.scrollHeight = height;
  box.scrollTop = top;
  box.dispatchEvent(new Event('scroll'));
}

describe('a log that is followed and found higher up than it was left', () => {
  test('was moved by becoming shorter, where its height is another and it was moved by a line or two', () => {
    // 20 shorter, and 120 longer again before anybody looked.
    scrollTo(580, 1_100);
    expect(follow.following.value).toBe(true);
    expect(box.scrollTop).toBe(700);
  });

  test.each([
    ['where its height is the same', 580, 1_000, undefined],
    ['where it was moved further than any line is high', 500, 1_100, undefined],
    ['where a pointer holds it', 580, 1_100, 'pointerdown'],
    ['where a finger is on it', 580, 1_100, 'touchstart'],
  ])('was moved by its reader %s', (_, top, height, sign) => {
    if (sign) box.dispatchEvent(new Event(sign));
    scrollTo(top, height);
    expect(follow.following.value).toBe(false);
    expect(box.scrollTop).toBe(top);
  });
});
