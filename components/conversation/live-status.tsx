import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunId } from '../../lib/core/ids.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import { stateWords } from '../../lib/strings/end-words.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import { toErrorWords } from '../error-words.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { toNote } from './to-note.ts';
import { toQueueWords } from './to-queue-words.ts';

/** Says that an answer began and how it ended; the log itself is silent, or it would read out every token. */
export function LiveStatus(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const [words, setWords] = useState('');
  useEffect(() => {
    let watched: RunId | null = null;
    return effect(() => {
      const live = findAnswers(surface).filter(({ state }) => !isEnded(state.value));
      const last = live.at(-1);
      if (last) {
        watched = last.id;
        setWords(toLiveWords(live, last, strings));
        return;
      }
      const answer = findAnswers(surface).findLast(({ id }) => id === watched);
      if (answer && isEnded(answer.state.value)) {
        watched = null;
        setWords(toEndWords(answer, strings));
      }
    });
  }, [surface, strings]);
  return <output class="visually-hidden">{words}</output>;
}

/** What the live ones wait for. Reads the signals that the words depend on; none that changes with every token. */
function toLiveWords(live: readonly ShownAnswer[], last: ShownAnswer, strings: Translator): string {
  const waiting = live.filter(({ state }) => state.value === 'waiting');
  for (const { version } of waiting) void version.value;
  const calls = waiting.flatMap((answer) => answer.view().toolCalls);
  const count = calls.filter(({ state }) => state === 'asked').length;
  if (count > 0) return strings.t('answer.asksFor', { count });
  const { ahead } = waiting.includes(last) ? last.view() : {};
  return ahead === undefined ? strings.t('panel.answering') : toQueueWords(ahead, strings);
}

function toEndWords(answer: ShownAnswer, strings: Translator): string {
  const { error } = answer.view();
  if (error) return toErrorWords(error, strings).title;
  const state = answer.state.value;
  const { reason } = answer.view();
  const hasOwnWords = state === 'finished' || reason === 'other' || reason === 'rounds';
  return (hasOwnWords ? toNote(answer.view(), strings) : undefined) ?? strings.t(stateWords[state]);
}

/** The answers on screen, of a pair both. */
function findAnswers(surface: Surface): ShownAnswer[] {
  const rows = new Set([...surface.branch.value, ...(surface.pair.value ?? [])]);
  return [...rows].filter((shown) => shown.role === 'assistant');
}
