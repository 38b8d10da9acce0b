import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { CallState } from '../../lib/core/call-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { callWords } from '../../lib/strings/call-words.ts';
import { toNewsWords } from '../../lib/surface/calls/call-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useView } from '../use-view.ts';
import { toAskId } from './read-call.ts';

/** What the calls of an answer have come to, for those who hear it: each state once, and never a delta. Belongs into a live region. */
export function CallNews(props: { shown: ShownAnswer }): JSX.Element {
  return (
    <WordsProvider words={callWords}>
      <News {...props} />
    </WordsProvider>
  );
}

/** Tells one state of all calls from another. */
function toStates({ toolCalls }: RunView): string {
  return toolCalls.map(({ state, ask }) => `${state} ${toAskId(ask)}`).join();
}

/** What was said last, and of what. */
interface Told {
  states: readonly (CallState | undefined)[];
  asks: readonly number[];
  words: string;
}

function News({ shown }: { shown: ShownAnswer }): JSX.Element {
  const strings = useStrings();
  const [told] = useState<Told>({ states: [], asks: [], words: '' });
  void useView(shown, toStates);
  const { toolCalls } = shown.view();
  const news = toolCalls
    .filter(
      ({ state, ask }, at) => state !== told.states[at] || toAskId(ask) !== (told.asks[at] ?? 0),
    )
    .map((call) => toNewsWords(call, strings))
    .filter(Boolean);
  told.states = toolCalls.map(({ state }) => state);
  told.asks = toolCalls.map(({ ask }) => toAskId(ask));
  // What was said stays until there is more: a region that is emptied says nothing.
  if (news.length > 0) told.words = news.join('. ');
  return <>{told.words}</>;
}
