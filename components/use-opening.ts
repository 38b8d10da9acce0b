import { useCallback, useState } from 'preact/hooks';

/** A dialog that is opened and closed, each opening with a number of its own: the key of what it shows. */
export interface Opening {
  /** Null while it is closed. */
  readonly opening: number | null;
  open(): void;
  /** Closes that opening, and no later one. */
  close(opening: number): void;
}

/**
 * Opens and closes a dialog. A browser tells of a dialog's end with its next frame, and by then the next one may have been
 * asked for: that one stays.
 */
export function useOpening(): Opening {
  const [{ count, isOpen }, setState] = useState({ count: 0, isOpen: false });
  const open = useCallback(() => setState((now) => ({ count: now.count + 1, isOpen: true })), []);
  const close = useCallback(
    (closed: number) => setState((now) => (now.count === closed ? { ...now, isOpen: false } : now)),
    [],
  );
  return { opening: isOpen ? count : null, open, close };
}
