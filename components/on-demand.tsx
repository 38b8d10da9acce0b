import type { ComponentType, JSX } from 'preact';
import { useLayoutEffect, useReducer } from 'preact/hooks';
import { createOnDemand } from '../lib/surface/on-demand.ts';

/** A component that is fetched when it is first shown; nothing stands in its place until it is there. */
export interface OnDemandView<Props> {
  (props: Props): JSX.Element | null;
  /** Fetches it once the page has nothing else to do, so that it is there when it is asked for. */
  prefetch(): void;
  /** Whether it is there. */
  isHere(): boolean;
}

/**
 * Makes a component of one that is not part of the first load of a page. Where it `takesKeys`, no key that is pressed
 * until it is there reaches what is below it.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { takesKeys = false } = {},
): OnDemandView<Props> {
  const demand = createOnDemand(load);
  function View(props: Props): JSX.Element | null {
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    useLayoutEffect(() => {
      if (demand.part) return undefined;
      const loading = new AbortController();
      if (takesKeys) {
        window.addEventListener('keydown', swallow, { capture: true, signal: loading.signal });
      }
      void demand.load().then(() => {
        loading.abort();
        redraw(undefined);
      });
      return () => loading.abort();
    }, []);
    const Part = demand.part;
    return Part ? <Part {...props} /> : null;
  }
  return Object.assign(View, {
    prefetch: () => void requestIdleCallback(() => void demand.load()),
    isHere: () => demand.part !== undefined,
  });
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
