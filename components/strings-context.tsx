import { useComputed, useSignalEffect } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { Settings } from '../lib/core/connection.ts';
import { resolveLocale } from '../lib/strings/locale.ts';
import { createTranslator } from '../lib/strings/translator.ts';
import type { AreaWords, Translator } from '../lib/strings/translator.ts';

const StringsContext = createContext<Translator>(createTranslator('en'));

/** Gives the components below the texts of the chosen language, and the page its `lang` and `dir`. */
export function StringsProvider(props: {
  settings: ReadonlySignal<Settings>;
  /** Those of the page beside the common ones. The same for as long as the page lives. */
  words?: AreaWords;
  children: ComponentChildren;
}): JSX.Element {
  const locale = useComputed(() =>
    resolveLocale(props.settings.value.language, navigator.languages),
  );
  const strings = useComputed(() => createTranslator(locale.value, props.words));
  useSignalEffect(() => {
    document.documentElement.lang = strings.value.locale;
    document.documentElement.dir = strings.value.direction;
  });
  return <StringsContext.Provider value={strings.value}>{props.children}</StringsContext.Provider>;
}

/** Gives the components below the words of a part that comes later, beside all others. */
export function WordsProvider(props: {
  words: AreaWords;
  children: ComponentChildren;
}): JSX.Element {
  const { words } = props;
  const { locale } = useStrings();
  const strings = useMemo(() => createTranslator(locale, words), [locale, words]);
  return <StringsContext.Provider value={strings}>{props.children}</StringsContext.Provider>;
}

/** The texts of the chosen language. */
export function useStrings(): Translator {
  return useContext(StringsContext);
}
