import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { isComposing } from '../is-composing.ts';
import { useSurface } from '../surface-context.tsx';

/**
 * Closes what stands above the box by Escape: always where the key is pressed in it, and in the box unless an answer is
 * live, which the key stops there. `inner` finds what is closed before it.
 */
export function useEscape(
  root: RefObject<HTMLElement | null>,
  close: () => void,
  inner = 'dialog[open]',
): void {
  const { surface } = useSurface();
  // With every render: what is closed hangs on what was typed.
  useLayoutEffect(() => {
    const form = root.current?.closest('form');
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented || isComposing(event)) return;
      if (!(target instanceof Element) || document.querySelector('dialog[open]')) return;
      const isInside = root.current?.contains(target) ?? false;
      const isInBox = target.matches('.draft') && surface.liveRunId.peek() === null;
      if (!isInside && (!isInBox || form?.querySelector(inner))) return;
      // Nobody else takes it for Stop, and no popup for its end.
      event.preventDefault();
      close();
    };
    form?.addEventListener('keydown', onKey);
    return () => form?.removeEventListener('keydown', onKey);
  });
}
