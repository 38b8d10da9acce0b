import { answer } from './en/answer.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { keyless } from './en/keyless.ts';
import { menu } from './en/menu.ts';
import { options } from './en/options.ts';
import { panel } from './en/panel.ts';
import { popup } from './en/popup.ts';

/** The catalogue that all others are measured against. */
export const english = {
  ...common,
  ...panel,
  ...answer,
  ...errors,
  ...popup,
  ...options,
  ...keyless,
  ...menu,
};
