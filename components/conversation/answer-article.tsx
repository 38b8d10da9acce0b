import type { JSX } from 'preact';
import { isEnded } from '../../lib/core/run-view.ts';
import { isPictureId } from '../../lib/core/ids.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
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
import { ToolCalls } from './tool-calls.tsx';
import { useSettled } from '../use-settled.ts';

/** An answer that is data. */
const StructuredAnswer = onDemand(
  async () => (await import('../structured/structured-answer.tsx')).StructuredAnswer,
);

const toAnswerText = (view: RunView): TextBuffer => view.text;

/** One answer, in whatever state it is. */
export function AnswerArticle({ shown, torn }: LogRow<ShownAnswer>): JSX.Element {
  const { t } = useStrings();
  const state = shown.state.value;
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
      <Reasoning shown={shown} />
      {shown.message.manner?.schema === undefined ? (
        <MarkdownText shown={shown} pick={toAnswerText} />
      ) : (
        <StructuredAnswer shown={shown} schema={shown.message.manner.schema} />
      )}
      <Refusal shown={shown} />
      <ToolCalls shown={shown} />
      <Sources shown={shown} />
      {isEnded(state) && <AnswerEnd shown={shown} />}
      {isEnded(state) && <RunDetails shown={shown} />}
      <AnswerFoot shown={shown} />
    </article>
  );
}
