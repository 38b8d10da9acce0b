import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RunView } from '../lib/core/run-view.ts';
import type { ShownAnswer } from '../lib/surface/surface.ts';

/**
 * One fact about a run. The component is rendered again when that fact changes, not with every token, so `pick` has to
 * answer with a plain value, and to be the same function each time.
 */
export function useView<Value extends string | number | boolean>(
  shown: ShownAnswer,
  pick: (view: RunView) => Value,
): Value {
  const fact = useMemo(
    () =>
      computed(() => {
        void shown.version.value;
        void shown.epoch.value;
        void shown.state.value;
        return pick(shown.view());
      }),
    [shown, pick],
  );
  return fact.value;
}
