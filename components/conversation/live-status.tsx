import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RunId } from '../../lib/core/ids.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { stateWords } from '../../lib/strings/end-words.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import { toErrorWords } from '../error-words.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useView } from '../use-view.ts';
import { toNote } from './to-note.ts';
import { toQueueWords } from './to-queue-words.ts';

/** What its calls come to; here with the first of them. */
const CallNews = onDemand(async () => (await import('../calls/call-news.tsx')).CallNews);

const hasCalls = (view: RunView): boolean => view.toolCalls.length > 0;

/** Says that an answer began, what it asks for and calls, and how it ended; the log itself is silent, or it would read out every token. */
export function LiveStatus(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const [words, setWords] = useState('');
  /** Of two that are compared both. */
  const [heard, setHeard] = useState<readonly ShownAnswer[]>([]);
  useEffect(() => {
    let watched: RunId | null = null;
    return effect(() => {
      const live = findAnswers(surface).filter(({ state }) => !isEnded(state.value));
      const last = live.at(-1);
      if (last) {
        watched = last.id;
        setHeard((before) => (live.every((each) => before.includes(each)) ? before : live));
        setWords(toLiveWords(last, strings));
        return;
      }
      const answer = findAnswers(surface).findLast(({ id }) => id === watched);
      if (answer && isEnded(answer.state.value)) {
        watched = null;
        setWords(toEndWords(answer, strings));
      }
    });
  }, [surface, strings]);
  return (
    <>
      <output class="visually-hidden">{words}</output>
      {heard.map((answer) => (
        <output key={answer.id} class="visually-hidden">
          <Calls shown={answer} />
        </output>
      ))}
    </>
  );
}

function Calls({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  return useView(shown, hasCalls) ? <CallNews shown={shown} /> : null;
}

/** What the last of the live ones waits for. Reads the signals that the words depend on; none that changes with every token. */
function toLiveWords(last: ShownAnswer, strings: Translator): string {
  if (last.state.value !== 'waiting') return strings.t('ends.answering');
  void last.version.value;
  const { ahead } = last.view();
  return ahead === undefined ? strings.t('ends.answering') : toQueueWords(ahead, strings);
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
