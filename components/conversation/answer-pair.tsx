import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toAwaited } from '../../lib/core/call-view.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { branchWords } from '../../lib/strings/branch-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useView } from '../use-view.ts';

/** What a pair is given. */
export interface AnswerPairProps {
  pair: readonly ShownAnswer[];
  /** Draws one of them: it is a part of the page's first load, which would be larger if both loads shared it. */
  toArticle: (shown: ShownAnswer) => JSX.Element;
}

/** Two answers to one question: side by side where there is room, else one of them with a switch. */
export function AnswerPair(props: AnswerPairProps): JSX.Element {
  return (
    <WordsProvider words={branchWords}>
      <Pair {...props} />
    </WordsProvider>
  );
}

function Pair({ pair, toArticle }: AnswerPairProps): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [shown, setShown] = useState(pair[0]?.id);
  const toModel = ({ message }: ShownAnswer): string =>
    removeHidden(message.model) || t('answer.answer');
  const keep = ({ id }: ShownAnswer): void => {
    // Nobody reads the other one any more, and it is paid for.
    for (const other of pair) {
      if (other.id !== id && !isEnded(other.state.peek())) surface.stop(other.id);
    }
    surface.keepAnswer(id);
    document.querySelector<HTMLElement>('.draft')?.focus();
  };
  return (
    <div class="pair">
      <fieldset class="pair-tabs" aria-label={t('branch.pair')}>
        {pair.map((answer) => (
          <button
            key={answer.id}
            type="button"
            class="button"
            aria-pressed={answer.id === shown}
            onClick={() => setShown(answer.id)}
          >
            {!isEnded(answer.state.value) && <span class="pulse" />}
            <bdi class="one-line">{toModel(answer)}</bdi>
            <Awaited shown={answer} />
          </button>
        ))}
      </fieldset>
      <div class="pair-columns">
        {pair.map((answer) => (
          <div key={answer.id} class={answer.id === shown ? 'pair-column is-shown' : 'pair-column'}>
            <p class="pair-name row-note one-line">
              <bdi>{toModel(answer)}</bdi>
            </p>
            {toArticle(answer)}
            <button type="button" class="button" onClick={() => keep(answer)}>
              {t('branch.keep')}
              <span class="visually-hidden"> {toModel(answer)}</span>
            </button>
          </div>
        ))}
      </div>
      <p class="row-note">{t('branch.pairHint')}</p>
    </div>
  );
}

const awaitsConsent = (view: RunView): boolean => toAwaited(view) === 'consent';

/** That an answer waits for the user, where it may be out of sight. */
function Awaited({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const isAwaited = useView(shown, awaitsConsent);
  return isAwaited && !isEnded(shown.state.value) ? (
    <span class="row-note"> {t('answer.awaitsConsent')}</span>
  ) : null;
}
