import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';

/** The words for an end that was no plain success; an error has its own. */
export function toNote(view: RunView, { t }: Translator): string | undefined {
  const { state, reason, text, refusal, toolCalls, finishReason } = view;
  if (reason === 'pause') return t('answer.paused');
  if (reason === 'rounds') return t('answer.rounds', { count: view.rounds.length });
  // The endpoint's own word is all that is known of such an end.
  if (reason === 'other') {
    return t('answer.otherEnd', { raw: removeHidden(finishReason?.raw ?? '') });
  }
  if (state === 'cut' || state === 'stopped' || state === 'interrupted')
    return t(`answer.${state}`);
  if (reason === 'content-filter') return t('answer.filtered');
  if (reason === 'refusal') return t('answer.declined');
  const saysNothing = text.length + refusal.length + toolCalls.length === 0;
  return saysNothing ? t('answer.empty') : undefined;
}
