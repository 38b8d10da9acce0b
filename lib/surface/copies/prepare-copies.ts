import type { Unsubscribe } from '../../core/platform.ts';

/** Has what is copied by hand come as it was written, by a module that comes once something is selected. */
export function prepareCopies(page: Document): Unsubscribe {
  const listening = new AbortController();
  const onSelection = (): void => {
    if (page.getSelection()?.type !== 'Range') return;
    listening.abort();
    // Without it, the browser copies as it does.
    void import('./copied-selection.ts').then(
      ({ copyAsWritten }) => copyAsWritten(page),
      () => undefined,
    );
  };
  page.addEventListener('selectionchange', onSelection, { signal: listening.signal });
  return () => listening.abort();
}
