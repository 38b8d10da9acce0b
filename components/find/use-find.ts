import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { isComposing } from '../is-composing.ts';
import { toFindKey } from './find-keys.ts';

/** Whether words are looked for in the conversation. */
export interface Find {
  /** Counts how often it was asked for since it was opened; 0 while it is closed. */
  readonly asked: ReadonlySignal<number>;
  /** What is looked for, or was when it was closed. */
  readonly words: ReadonlySignal<string>;
  setWords(words: string): void;
  open(): void;
  /** Gives the focus back to where it was. */
  close(): void;
}

/**
 * Opens the find bar by the keys that open the browser's own: pressed in a side panel, that one would look through the tab
 * beside it. Where there is nothing to look through (`isEmpty`), and under a dialog, they are the browser's.
 */
export function useFind(isEmpty: () => boolean): Find {
  const [find] = useState(createFind);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = toFindKey(event);
      if (key === undefined || isComposing(event) || event.defaultPrevented) return;
      if (isEmpty() || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      // The bar itself goes on to the next.
      if (key === 'open' || find.asked.peek() === 0) find.open();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [find, isEmpty]);
  return find;
}

function createFind(): Find {
  const asked = signal(0);
  const words = signal('');
  let returnTo: Element | null = null;
  return {
    asked,
    words,
    setWords(next) {
      words.value = next;
    },
    open() {
      if (asked.peek() === 0) returnTo = document.activeElement;
      asked.value += 1;
    },
    close() {
      asked.value = 0;
      if (returnTo instanceof HTMLElement) returnTo.focus({ preventScroll: true });
      returnTo = null;
    },
  };
}
