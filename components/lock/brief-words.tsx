import type { JSX } from 'preact';
import { lockWords } from '../../lib/strings/lock-words.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';

/** For how short a time it is unlocked where the browser has no room to remember it. */
export function BriefWords(): JSX.Element {
  return (
    <WordsProvider words={lockWords}>
      <Words />
    </WordsProvider>
  );
}

function Words(): JSX.Element {
  return <>{useStrings().t('lock.brief')}</>;
}
