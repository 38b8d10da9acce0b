import type { englishAttach } from './attach-words.ts';
import type { englishBackup } from './backup-words.ts';
import type { englishBranch } from './branch-words.ts';
import type { englishCalls } from './call-words.ts';
import type { englishContext } from './context-words.ts';
import type { english } from './en.ts';
import type { englishDiagnostics } from './diagnostics-words.ts';
import type { englishFigures } from './figure-words.ts';
import type { englishKeys } from './key-words.ts';
import type { englishList } from './list-words.ts';
import type { englishLock } from './lock-words.ts';
import type { englishOptions } from './options-words.ts';
import type { englishPalette } from './palette-words.ts';
import type { englishPermissions } from './permission-words.ts';
import type { englishPrompts } from './prompt-words.ts';
import type { englishServing } from './serving-words.ts';
import type { englishStructured } from './structured-words.ts';
import type { englishWays } from './ways-words.ts';

/**
 * A message that depends on a number, `{count}`. `other` is what every language has; which of the rest are asked for is
 * the language's own rule (`Intl.PluralRules`).
 */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** One text of the catalogue. `{name}` is a placeholder. */
export type Phrase = string | PluralForms;

/** Texts by key, as the translator reads them. */
export type Catalogue = Readonly<Record<string, Phrase>>;

type English = typeof english &
  typeof englishOptions &
  typeof englishKeys &
  typeof englishList &
  typeof englishLock &
  typeof englishBackup &
  typeof englishBranch &
  typeof englishPalette &
  typeof englishDiagnostics &
  typeof englishFigures &
  typeof englishCalls &
  typeof englishContext &
  typeof englishAttach &
  typeof englishPermissions &
  typeof englishPrompts &
  typeof englishServing &
  typeof englishStructured &
  typeof englishWays;

/** Every key: `area.name`. */
export type StringKey = keyof English;

/** Names of the placeholders in a text. */
export type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type FormsIn<Value> = Value extends string ? Value : Value[keyof Value];

/** What `t` wants beside the key: nothing, or an object with every placeholder. A plural always wants `count`. */
export type ParamsOf<Key extends StringKey> = English[Key] extends string
  ? [Placeholder<English[Key]>] extends [never]
    ? []
    : [Record<Placeholder<English[Key]>, string | number>]
  : [
      { count: number } & Record<
        Exclude<Placeholder<FormsIn<English[Key]>>, 'count'>,
        string | number
      >,
    ];

/** A catalogue in another language: the same keys, a plural where English has one. */
export type Translation<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : PluralForms;
};
