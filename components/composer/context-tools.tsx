import type { JSX } from 'preact';
import { contextWords } from '../../lib/strings/context-words.ts';
import { WordsProvider } from '../strings-context.tsx';
import { AddContext } from './add-context.tsx';
import { ContextChips } from './context-chips.tsx';
import { TabPicker } from './tab-picker.tsx';
import './context.css';

/** What goes along with a question, and the ways to have more go along. Comes with the first wish for any. */
export function ContextTools(props: {
  isAdding: boolean;
  /** What is typed behind an `@`. */
  typed: string | undefined;
  onAdded: () => void;
}): JSX.Element {
  return (
    <WordsProvider words={contextWords}>
      <ContextChips isCovered={props.isAdding} />
      {props.typed !== undefined && <TabPicker typed={props.typed} />}
      {props.isAdding && <AddContext onDone={props.onAdded} />}
    </WordsProvider>
  );
}
