import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether the browser draws what a component stands in; it leaves out what is far off screen. */
export const Seen = createContext<ReadonlySignal<boolean>>(signal(true));

/** Whether the browser draws the element of `box`, one with `content-visibility`. */
export function useSeen(box: RefObject<HTMLElement | null>): ReadonlySignal<boolean> {
  const [seen] = useState(() => signal(true));
  useLayoutEffect(() => {
    const element = box.current;
    const look = (event: Event): void => {
      // Boxes in it are told of by the same event.
      if (event.target === element)
        seen.value = !(event as ContentVisibilityAutoStateChangeEvent).skipped;
    };
    element?.addEventListener('contentvisibilityautostatechange', look);
    return () => element?.removeEventListener('contentvisibilityautostatechange', look);
  }, [box, seen]);
  return seen;
}
