import { removeHidden } from '../core/hidden-characters.ts';
import type { Notice } from '../core/platform.ts';
import type { RunState } from '../core/run-view.ts';
import type { StringKey } from './catalogue.ts';
import type { Translator } from './to-translator.ts';

/** What a run's state is called, to those who cannot see it. */
export const stateWords = {
  waiting: 'panel.answering',
  streaming: 'panel.answering',
  finished: 'panel.answerFinished',
  cut: 'panel.answerCut',
  stopped: 'panel.answerStopped',
  interrupted: 'panel.answerInterrupted',
  failed: 'panel.answerFailed',
} as const satisfies Record<RunState, StringKey>;

/** The end of an answer as the browser tells it: the conversation and how it ended, and never a word of the answer. */
export function toNotice({ t }: Translator, end: { title: string; state: RunState }): Notice {
  return {
    title: removeHidden(end.title) || t('common.productName'),
    message: t(stateWords[end.state]),
  };
}
