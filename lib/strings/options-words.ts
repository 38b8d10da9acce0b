import type { Translation } from './catalogue.ts';
import { advanced as germanAdvanced } from './de/advanced.ts';
import { keeping as germanKeeping } from './de/keeping.ts';
import { keyKinds as germanKeyKinds } from './de/key-kinds.ts';
import { look as germanLook } from './de/look.ts';
import { personas as germanPersonas } from './de/personas.ts';
import { options as german } from './de/options.ts';
import { searching as germanSearching } from './de/searching.ts';
import { servers as germanServers } from './de/servers.ts';
import { tools as germanTools } from './de/tools.ts';
import { advanced } from './en/advanced.ts';
import { keeping } from './en/keeping.ts';
import { keyKinds } from './en/key-kinds.ts';
import { look } from './en/look.ts';
import { personas } from './en/personas.ts';
import { options } from './en/options.ts';
import { searching } from './en/searching.ts';
import { servers } from './en/servers.ts';
import { tools } from './en/tools.ts';
import type { AreaWords } from './to-translator.ts';

/** The options page in English. */
export const englishOptions = {
  ...options,
  ...advanced,
  ...keeping,
  ...keyKinds,
  ...look,
  ...personas,
  ...searching,
  ...servers,
  ...tools,
};

const germanOptions: Partial<Translation<typeof englishOptions>> = {
  ...german,
  ...germanAdvanced,
  ...germanKeeping,
  ...germanKeyKinds,
  ...germanLook,
  ...germanPersonas,
  ...germanSearching,
  ...germanServers,
  ...germanTools,
};

/**
 * The words of the options page. Apart from all others, since they are half of the catalogue, and neither the panel
 * nor the background, which starts with every question, has a use for them.
 */
export const optionsWords: AreaWords = { en: englishOptions, de: germanOptions };
