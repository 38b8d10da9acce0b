import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { callWords } from '../../lib/strings/call-words.ts';
import { toNewsWords } from '../../lib/surface/calls/call-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { toAskId } from './read-call.ts';

/** What the calls of an answer come to, for those who hear it: each state once, and never a delta. Belongs into a live region. */
export function CallNews(props: { shown: ShownAnswer }): JSX.Element {
  return (
    <WordsProvider words={callWords}>
      <News {...props} />
    </WordsProvider>
  );
}

function News({ shown }: { shown: ShownAnswer }): JSX.Element {
  const strings = useStrings();
  /** What each call had come to when it was told last. */
  const told = useRef(new Map<number, string>());
  // Stays until there is more: a region that is emptied says nothing.
  const [words, setWords] = useState('');
  useEffect(
    () =>
      effect(() => {
        void shown.version.value;
        const news = shown.view().toolCalls.flatMap((call, at) => {
          const state = `${call.state} ${toAskId(call.ask)}`;
          if (told.current.get(at) === state) return [];
          told.current.set(at, state);
          return toNewsWords(call, strings) || [];
        });
        if (news.length > 0) setWords(news.join('. '));
      }),
    [shown, strings],
  );
  return <>{words}</>;
}
