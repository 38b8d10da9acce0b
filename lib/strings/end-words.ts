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

/** What of an answer is told that nobody sees. */
export interface ToldEnd {
  title: string;
  /** `asked`: it has not ended, and waits for the user's word. */
  state: RunState | 'asked';
  reason?: string | undefined;
}

/** How an answer ended, or that it waits, as the browser tells it: the conversation and that, and never a word of the answer. */
export function toNotice({ t }: Pick<Translator, 't'>, end: ToldEnd): Notice {
  return { title: removeHidden(end.title) || t('common.productName'), message: t(toKey(end)) };
}

function toKey({ state, reason }: ToldEnd) {
  if (state === 'asked') return 'panel.answerAsks';
  return state === 'cut' && reason === 'rounds' ? 'panel.answerRounds' : stateWords[state];
}
