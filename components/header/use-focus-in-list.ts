import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard in the list. A row that is put elsewhere in it loses the focus on the way, and gets it back; of one
 * that has gone the heading gets it.
 */
export function useFocusInList(dialog: RefObject<HTMLElement | null>): void {
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const list = dialog.current;
    if (!list) return undefined;
    const note = (event: FocusEvent): void => {
      last.current = event.target as Element;
    };
    // A click beside everything gives the focus up by intent; on a button it is followed by its `focusin`.
    const giveUp = (): void => {
      last.current = null;
    };
    list.addEventListener('pointerdown', giveUp);
    list.addEventListener('focusin', note);
    return () => {
      list.removeEventListener('pointerdown', giveUp);
      list.removeEventListener('focusin', note);
    };
  }, [dialog]);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isLost = activeElement === document.body || activeElement === dialog.current;
    if (!isLost || !(last.current instanceof HTMLElement)) return;
    if (last.current.isConnected) last.current.focus();
    else dialog.current?.querySelector('h2')?.focus();
  });
}
