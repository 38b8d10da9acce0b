import type { ComponentType, JSX } from 'preact';
import { useLayoutEffect, useReducer } from 'preact/hooks';
import { createOnDemand } from '../lib/surface/on-demand.ts';

/** A component that is fetched when it is first shown; nothing stands in its place until it is there. */
export interface OnDemandView<Props> {
  (props: Props): JSX.Element | null;
  /** Fetches it once the page has nothing else to do, so that it is there when it is asked for. */
  prefetch(): void;
}

/** Makes a component of one that is not part of the first load of a page. */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): OnDemandView<Props> {
  const demand = createOnDemand(load);
  function View(props: Props): JSX.Element | null {
    const [, redraw] = useReducer((count: number) => count + 1, 0);
    useLayoutEffect(() => {
      if (!demand.part) void demand.load().then(() => redraw(undefined));
    }, []);
    const Part = demand.part;
    return Part ? <Part {...props} /> : null;
  }
  return Object.assign(View, {
    prefetch: () => void requestIdleCallback(() => void demand.load()),
  });
}
