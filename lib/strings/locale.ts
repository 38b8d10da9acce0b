/** The locales of the catalogue. `en-XA` and `ar-XB` are pseudo-locales, made from English for testing the layout. */
export const locales = ['en', 'de', 'en-XA', 'ar-XB'] as const;

/** A locale of the catalogue. */
export type Locale = (typeof locales)[number];

/** The languages that a user can choose, by their own names. */
export const languages: readonly { locale: Locale; name: string }[] = [
  { locale: 'en', name: 'English' },
  { locale: 'de', name: 'Deutsch' },
];

/** Which way a locale is written. */
export function toDirection(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar-XB' ? 'rtl' : 'ltr';
}

/**
 * The locale to use: the one that was chosen, or with `auto` the first of the browser's languages that the catalogue
 * has. English where nothing fits, also for a choice that a newer version made.
 */
export function resolveLocale(choice: string, browserLanguages: readonly string[]): Locale {
  const chosen = locales.find((locale) => locale === choice);
  if (chosen) return chosen;
  for (const language of browserLanguages) {
    const [base] = language.toLowerCase().split('-');
    const found = languages.find(({ locale }) => locale === base);
    if (found) return found.locale;
  }
  return 'en';
}
