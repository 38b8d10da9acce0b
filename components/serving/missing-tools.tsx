import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { servingWords } from '../../lib/strings/serving-words.ts';
import { toWhy } from '../../lib/surface/serving/server-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useView } from '../use-view.ts';

/** Which servers' tools an answer was asked without, and why. */
export function MissingTools(props: { shown: ShownAnswer }): JSX.Element {
  return (
    <WordsProvider words={servingWords}>
      <Lines {...props} />
    </WordsProvider>
  );
}

function Lines({ shown }: { shown: ShownAnswer }): JSX.Element {
  const strings = useStrings();
  const [toCount] = useState(
    () =>
      ({ missingTools }: RunView): number =>
        missingTools.length,
  );
  void useView(shown, toCount);
  return (
    <>
      {shown.view().missingTools.map(({ server, error }) => (
        <p key={server} class="row-note">
          {strings.t('serving.missing', {
            server: removeHidden(server),
            why: toWhy(error, strings),
          })}
        </p>
      ))}
    </>
  );
}
