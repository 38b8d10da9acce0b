import type { JSX } from 'preact';
import { toRoundText } from '../../lib/core/round-texts.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import { isPictureId } from '../../lib/core/ids.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { GrowingText } from '../../lib/core/text-buffer.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { AnswerEnd } from './answer-end.tsx';
import { AnswerFoot } from './answer-foot.tsx';
import type { LogRow } from './question-block.tsx';
import { Reasoning } from './reasoning.tsx';
import { Refusal } from './refusal.tsx';
import { RunDetails } from './run-details.tsx';
import { MarkdownText } from '../markdown/markdown-text.tsx';
import { Sources } from './sources.tsx';
import { StructuredAnswer } from '../structured/structured-answer-on-demand.ts';
import { useSettled } from '../use-settled.ts';
import { useView } from '../use-view.ts';

/** What it called, and what it said after that. */
const Rounds = onDemand(async () => (await import('../calls/rounds.tsx')).Rounds);

/** Which tools it was asked without. */
const MissingTools = onDemand(
  async () => (await import('../serving/missing-tools.tsx')).MissingTools,
);

const toFirstText = (view: RunView): GrowingText => toRoundText(view, 0);
const isFirstPassed = (view: RunView): boolean => view.rounds.length > 1;
const isMissingTools = (view: RunView): boolean => view.missingTools.length > 0;
const hasCalls = (view: RunView): boolean => view.toolCalls.length > 0;

/** One answer, in whatever state it is. */
export function AnswerArticle({ shown, torn }: LogRow<ShownAnswer>): JSX.Element {
  const { t } = useStrings();
  const state = shown.state.value;
  const calls = useView(shown, hasCalls);
  const missesTools = useView(shown, isMissingTools);
  const schema = shown.message.manner?.schema;
  const settled = useSettled(isEnded(state));
  const pictures = shown.message.omitted.filter(isPictureId).length;
  const omitted = shown.message.omitted.length - pictures;
  return (
    <article
      class={settled ? 'answer is-settled' : 'answer'}
      aria-label={t('answer.answer')}
      data-run-id={shown.id}
      data-state={state}
      data-reason={shown.view().reason}
    >
      {torn && <p class="row-note">{t('answer.gap')}</p>}
      {omitted > 0 && <p class="row-note">{t('answer.omitted', { count: omitted })}</p>}
      {pictures > 0 && <p class="row-note">{t('answer.withoutPictures', { count: pictures })}</p>}
      {missesTools && <MissingTools shown={shown} />}
      <Reasoning shown={shown} />
      {schema === undefined && (
        <MarkdownText shown={shown} pick={toFirstText} isPassed={isFirstPassed} />
      )}
      {schema !== undefined && !calls && <StructuredAnswer shown={shown} schema={schema} />}
      {calls && <Rounds shown={shown} schema={schema} />}
      <Refusal shown={shown} />
      <Sources shown={shown} />
      {isEnded(state) && <AnswerEnd shown={shown} />}
      {isEnded(state) && <RunDetails shown={shown} />}
      <AnswerFoot shown={shown} />
    </article>
  );
}
