import { answer } from './en/answer.ts';
import { common } from './en/common.ts';
import { ends } from './en/ends.ts';
import { errors } from './en/errors.ts';
import { exporting } from './en/export.ts';
import { find } from './en/find.ts';
import { keyless } from './en/keyless.ts';
import { markdown } from './en/markdown.ts';
import { menu } from './en/menu.ts';
import { panel } from './en/panel.ts';
import { popup } from './en/popup.ts';

/** What all parts of the extension say in English, but for the options page, whose words come with it alone. */
export const english = {
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
