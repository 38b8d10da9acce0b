import { useEffect } from 'preact/hooks';
import type { Surface } from '../lib/surface/surface.ts';
import { isComposing } from './is-composing.ts';

/** What Escape closes before it may mean anything else. Firefox tells the page of an Escape that closes a select. */
const closable = CSS.supports('selector(:open)') ? 'dialog[open], select:open' : 'dialog[open]';

/** Escape stops the live answer, unless it was meant for something open or for an input method. */
export function useEscape(surface: Surface): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || isComposing(event)) return;
      if (event.defaultPrevented || document.querySelector(closable)) return;
      const live = surface.liveRunId.value;
      if (live === null) return;
      // A popup would otherwise close over the answer that was just stopped.
      event.preventDefault();
      surface.stop(live);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [surface]);
}
