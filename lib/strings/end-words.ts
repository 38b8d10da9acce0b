import { removeHidden } from '../core/hidden-characters.ts';
import type { Notice } from '../core/platform.ts';
import type { RunState } from '../core/run-view.ts';
import type { StringKey } from './catalogue.ts';
import type { Translator } from './to-translator.ts';

/** What a run's state is called, to those who cannot see it. */
export const stateWords = {
  waiting: 'ends.answering',
  streaming: 'ends.answering',
  finished: 'ends.finished',
  cut: 'ends.cut',
  stopped: 'ends.stopped',
  interrupted: 'ends.interrupted',
  failed: 'ends.failed',
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
  if (state === 'asked') return 'ends.asks';
  return state === 'cut' && reason === 'rounds' ? 'ends.rounds' : stateWords[state];
}
