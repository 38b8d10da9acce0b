import type { Translator } from './translator.ts';

/** What the items of the page's context menu are called. */
export function toMenuTitles({ t }: Translator): { explainSelection: string; askPage: string } {
  return { explainSelection: t('menu.explainSelection'), askPage: t('menu.askPage') };
}
