import type { JSX } from 'preact';
import { toErrorWords } from '../error-words.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Why the last question was not taken; its words are back in the box below. */
export function RejectionLine(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const error = surface.rejection.value;
  const words = error && toErrorWords(error, strings);
  return (
    <div role="alert" class="composer-hint">
      {words && (
        <>
          <strong>{words.title}</strong> {words.advice}
        </>
      )}
    </div>
  );
}
