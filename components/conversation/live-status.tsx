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
  const [latest, setLatest] = useState<ShownAnswer>();
  useEffect(() => {
    let watched: RunId | null = null;
    return effect(() => {
      const live = surface.liveRunId.value;
      const answer = findAnswer(surface, live ?? watched);
      if (live !== null) {
        watched = live;
        setLatest(answer);
        setWords(toLiveWords(answer, strings));
      } else if (answer && isEnded(answer.state.value)) {
        watched = null;
        setWords(toEndWords(answer, strings));
      }
    });
  }, [surface, strings]);
  return (
    <>
      <output class="visually-hidden">{words}</output>
      <output class="visually-hidden">{latest && <Calls key={latest.id} shown={latest} />}</output>
    </>
  );
}

function Calls({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  return useView(shown, hasCalls) ? <CallNews shown={shown} /> : null;
}

/** Reads the signals that the words depend on; none that changes with every token. */
function toLiveWords(answer: ShownAnswer | undefined, strings: Translator): string {
  if (answer?.state.value === 'waiting') {
    void answer.version.value;
    const { ahead } = answer.view();
    if (ahead !== undefined) return toQueueWords(ahead, strings);
  }
  return strings.t('panel.answering');
}

function toEndWords(answer: ShownAnswer, strings: Translator): string {
  const { error } = answer.view();
  if (error) return toErrorWords(error, strings).title;
  const state = answer.state.value;
  const { reason } = answer.view();
  const hasOwnWords = state === 'finished' || reason === 'other' || reason === 'rounds';
  return (hasOwnWords ? toNote(answer.view(), strings) : undefined) ?? strings.t(stateWords[state]);
}

function findAnswer(surface: Surface, id: RunId | null): ShownAnswer | undefined {
  const rows = [...surface.branch.value, ...(surface.pair.value ?? [])];
  const found = rows.findLast((shown) => shown.id === id);
  return found?.role === 'assistant' ? found : undefined;
}
