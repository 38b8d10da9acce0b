/**
 * Keeps the keyboard where it can go on. A button that is pressed and thereby goes, or is disabled, takes the focus with
 * it to nowhere; then `toFallback` gets it. A row that is put elsewhere in its list loses the focus on the way, and gets
 * it back. Returns what ends the watch.
 */
export function keepFocus(root: Element, toFallback: () => HTMLElement | null): () => void {
  const page = root.ownerDocument;
  let last: Element | null = null;
  const note = (event: Event): void => {
    last = event.target instanceof Element ? event.target : null;
  };
  // A browser does not tell of a focus that was lost so, but every loss begins with a change of the page. Asked once per
  // batch of changes, and about one element only.
  const observer = new MutationObserver((changes) => {
    if (!last) return;
    const { activeElement } = page;
    const isNowhere = !activeElement || activeElement.matches('body, dialog');
    if (last.isConnected && !last.matches(':disabled')) {
      if (isNowhere && last instanceof HTMLElement && isMoved(last, changes)) last.focus();
      return;
    }
    const isLost = isNowhere || activeElement === last;
    last = null;
    if (isLost) toFallback()?.focus({ preventScroll: true });
  });
  // A click beside everything gives the focus up by intent; on a button it is followed by its `focusin`.
  const giveUp = (): void => {
    last = null;
  };
  root.addEventListener('pointerdown', giveUp);
  root.addEventListener('focusin', note);
  observer.observe(root, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  return () => {
    root.removeEventListener('pointerdown', giveUp);
    root.removeEventListener('focusin', note);
    observer.disconnect();
  };
}

/** Whether it was taken out of the page, and put in again. */
function isMoved(element: Element, changes: readonly MutationRecord[]): boolean {
  return changes.some(({ removedNodes }) =>
    Array.from(removedNodes).some((node) => node.contains(element)),
  );
}
