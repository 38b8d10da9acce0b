import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useContext, useLayoutEffect, useMemo } from 'preact/hooks';
import { createTranslator } from '../lib/strings/translator.ts';
import type { AreaWords, Translator } from '../lib/strings/to-translator.ts';

const StringsContext = createContext<Translator>(createTranslator('en'));

/** Gives the components below the texts of the page's language, and the page its `lang` and `dir`. */
export function StringsProvider(props: {
  strings: ReadonlySignal<Translator>;
  /** Those of the page beside the common ones. The same for as long as the page lives. */
  words?: AreaWords;
  children: ComponentChildren;
}): JSX.Element {
  const { words } = props;
  const common = props.strings.value;
  const strings = useMemo(() => (words ? common.withWords(words) : common), [common, words]);
  // Within the frame that shows the texts.
  useLayoutEffect(() => {
    document.documentElement.lang = strings.locale;
    document.documentElement.dir = strings.direction;
  }, [strings]);
  return <StringsContext.Provider value={strings}>{props.children}</StringsContext.Provider>;
}

/** Gives the components below the words of a part that comes later, beside the common ones. */
export function WordsProvider(props: {
  words: AreaWords;
  children: ComponentChildren;
}): JSX.Element {
  const { words } = props;
  const common = useStrings();
  const strings = useMemo(() => common.withWords(words), [common, words]);
  return <StringsContext.Provider value={strings}>{props.children}</StringsContext.Provider>;
}

/** The texts of the page's language. */
export function useStrings(): Translator {
  return useContext(StringsContext);
}
