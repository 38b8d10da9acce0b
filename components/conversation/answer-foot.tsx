import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import { toAnswerFigures, toFigureWords } from '../../lib/surface/format.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { readClock } from '../clock.ts';
import { IconButton } from '../icon-button.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { CopyButton } from '../copy-button.tsx';
import { ForkNav } from './fork-nav.tsx';
import { Waiting } from './waiting.tsx';

/** What else can be done with an answer: few ask for it, and nobody before the panel is there. */
const AnswerActions = onDemand(async () => (await import('./answer-actions.tsx')).AnswerActions);

/** How the answer was made, and what can be done with it. */
export function AnswerFoot({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  const state = shown.state.value;
  const live = !isEnded(state);
  const hasText = shown.view().text.length > 0;
  return (
    <footer class="answer-foot">
      {state === 'waiting' ? <Waiting shown={shown} /> : <Figures shown={shown} />}
      <span class="foot-actions">
        <ForkNav id={shown.id} />
        {live && (
          <IconButton
            icon="stop"
            label={t('answer.stopThis')}
            onClick={() => surface.stop(shown.id)}
          />
        )}
        {state === 'finished' && (
          <span class="on-hover">
            <IconButton
              icon="rotate-cw"
              label={t('common.retry')}
              onClick={() => surface.retry(shown.id)}
            />
          </span>
        )}
        {!live && (
          <span class="on-hover">
            {hasText && (
              <CopyButton label={t('answer.copy')} text={() => shown.view().text.toString()} />
            )}
            <IconButton
              icon="ellipsis"
              label={t('answer.more')}
              expanded={open}
              onClick={() => setOpen(!open)}
            />
          </span>
        )}
      </span>
      {open && <AnswerActions shown={shown} />}
    </footer>
  );
}

/** Rendered every second while the answer is live, never per token. */
function Figures({ shown }: { shown: ShownAnswer }): JSX.Element {
  const strings = useStrings();
  const live = !isEnded(shown.state.value);
  const view = shown.view();
  const figures = toAnswerFigures(view, live ? readClock() : 0);
  const model = removeHidden(view.modelUsed ?? shown.message.model);
  const words = [model, ...toFigureWords(figures, strings)];
  return (
    <span class="figures">
      {words.filter(Boolean).map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  );
}
