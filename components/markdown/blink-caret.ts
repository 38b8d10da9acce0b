import type { Unsubscribe } from '../../lib/core/platform.ts';

/**
 * Has the caret at the end of a text blink. An animation of that element alone: a rule that hangs on the state of the
 * text has all of it styled anew when it changes.
 *
 * @returns what ends it
 */
export function blinkCaret(text: Element): Unsubscribe {
  let end = text.lastElementChild;
  while (end?.matches('.stretch') === true) end = end.lastElementChild;
  if (!end || matchMedia('(prefers-reduced-motion: reduce)').matches) return () => undefined;
  const blinking = end.animate(
    { opacity: [1, 0] },
    {
      id: 'caret',
      pseudoElement: '::after',
      duration: 1_100,
      easing: 'steps(2, jump-none)',
      iterations: Number.POSITIVE_INFINITY,
    },
  );
  return () => blinking.cancel();
}
