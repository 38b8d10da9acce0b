import type { JSX } from 'preact';
import { callWords } from '../../lib/strings/call-words.ts';
import { toRunningWords } from '../../lib/surface/calls/call-words.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';

/** What an answer waits for, where that is a tool. Rendered anew by what it stands in. */
export function RunningCalls(props: { shown: ShownAnswer }): JSX.Element {
  return (
    <WordsProvider words={callWords}>
      <Words {...props} />
    </WordsProvider>
  );
}

function Words({ shown }: { shown: ShownAnswer }): JSX.Element {
  return <>{toRunningWords(shown.view().toolCalls, useStrings())}</>;
}
