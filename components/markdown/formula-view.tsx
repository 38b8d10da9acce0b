import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { showFormula } from '../../lib/surface/formulas/show-formula.ts';
import { toSlices } from '../../lib/surface/slices.ts';
import { useSurface } from '../surface-context.tsx';

/** A formula: one that is displayed scrolls in a box of its own. Its source is what it is called. */
export function FormulaView({
  text,
  displayed,
}: {
  text: string;
  displayed: boolean;
}): JSX.Element {
  const { frames } = useSurface();
  const target = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (!target.current) return undefined;
    return showFormula(target.current, text, displayed, toSlices(frames));
  }, [text, displayed, frames]);
  return (
    <span
      ref={target}
      class={displayed ? 'formula is-displayed' : 'formula'}
      dir="ltr"
      title={removeHidden(text)}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
      tabIndex={displayed ? 0 : undefined}
    />
  );
}
