import type { Translation } from './catalogue.ts';
import { answer } from './de/answer.ts';
import { common } from './de/common.ts';
import { ends } from './de/ends.ts';
import { errors } from './de/errors.ts';
import { exporting } from './de/export.ts';
import { find } from './de/find.ts';
import { keyless } from './de/keyless.ts';
import { markdown } from './de/markdown.ts';
import { menu } from './de/menu.ts';
import { panel } from './de/panel.ts';
import { popup } from './de/popup.ts';
import type { english } from './en.ts';

/** German. A missing text shows in English, and fails the catalogue's test. */
export const german: Partial<Translation<typeof english>> = {
  ...common,
  ...panel,
  ...ends,
  ...answer,
  ...markdown,
  ...errors,
  ...popup,
  ...find,
  ...keyless,
  ...menu,
  ...exporting,
};
