/**
 * Keeps the keyboard where it can go on. A button that is pressed and thereby goes, or is disabled, takes the focus with
 * it to nowhere; then `toFallback` gets it. Returns what ends the watch.
 */
export function keepFocus(root: Element, toFallback: () => HTMLElement | null): () => void {
  const page = root.ownerDocument;
  let last: Element | null = null;
  const note = (event: Event): void => {
    last = event.target instanceof Element ? event.target : null;
  };
  // A browser does not tell of a focus that was lost so, but every loss begins with a change of the page. Asked once per
  // batch of changes, and about one element only.
  const observer = new MutationObserver(() => {
    if (!last || (last.isConnected && !last.matches(':disabled'))) return;
    const { activeElement } = page;
    const isLost = activeElement === null || activeElement === page.body || activeElement === last;
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
