import { effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { defaultSettings } from '../core/connection.ts';
import type { Settings } from '../core/connection.ts';
import type { Catalogue } from '../strings/catalogue.ts';
import { english } from '../strings/en.ts';
import { resolveLocale } from '../strings/locale.ts';
import type { Locale } from '../strings/locale.ts';
import { createTranslator } from '../strings/translator.ts';
import type { Translator } from '../strings/to-translator.ts';
import { createOnDemand } from './on-demand.ts';

/** The texts of a page, in a language of which it has the words. */
export interface PageStrings {
  /** The common texts. Changes when the words of another language are there, never before. */
  readonly strings: ReadonlySignal<Translator>;
  /** Has the language follow the user's choice, from when that is known. */
  follow(settings: ReadonlySignal<Settings>): void;
}

const loadGerman = async (): Promise<Catalogue> => (await import('../strings/de.ts')).german;

/**
 * Gives a page its texts, in the language that was chosen when it was last open: the background tells the choice when the
 * page is already drawn. German is loaded for those who read it; nobody else waits for anything. Where it cannot be
 * loaded, as when an update has taken the files from under an open page, English stands in for it.
 */
export async function openPageStrings(
  browser: Pick<Navigator, 'languages'>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  load: () => Promise<Catalogue> = loadGerman,
): Promise<PageStrings> {
  const german = createOnDemand(load);
  const toStrings = (locale: Locale): Translator =>
    locale === 'de' && !german.part
      ? createTranslator('en')
      : createTranslator(locale, undefined, { en: english, de: german.part ?? {} });

  let wanted = resolveLocale(readChoice(storage), browser.languages);
  if (wanted === 'de') await german.load();
  let shown = wanted;
  const strings = signal(toStrings(shown));

  const show = (locale: Locale): void => {
    // Settings change for other reasons too, and another may have been chosen while words were loaded.
    if (locale !== wanted || locale === shown) return;
    shown = locale;
    strings.value = toStrings(locale);
  };
  return {
    strings,
    follow(settings) {
      effect(() => {
        const now = settings.value;
        // Nobody has said anything yet: what was chosen last stays.
        if (now === defaultSettings) return;
        keepChoice(storage, now.language);
        const locale = resolveLocale(now.language, browser.languages);
        wanted = locale;
        if (locale === 'de' && !german.part) void german.load().then(() => show(locale));
        else show(locale);
      });
    },
  };
}

function readChoice(storage: Pick<Storage, 'getItem'>): string {
  try {
    return storage.getItem('language') ?? defaultSettings.language;
  } catch {
    return defaultSettings.language;
  }
}

function keepChoice(storage: Pick<Storage, 'setItem'>, choice: string): void {
  try {
    storage.setItem('language', choice);
  } catch {
    // No room: the next page opens in the language of the browser.
  }
}
