import type { LinkTarget } from './definitions.ts';
import type { NameReader } from './entities.ts';
import type { Inline } from './inline.ts';

/** What the parser is told of the text. */
export interface InlineOptions {
  /** Whether more text may follow. */
  readonly open: boolean;
  /** Whether what is half open at the end is shown as if it were whole, or not yet. */
  readonly calm: boolean;
  /** How much of the text has been waited for long enough: nothing that begins there is held back any more. */
  readonly released: number;
  /** Whether the next character may stand directly behind the last one. */
  readonly isLineOpen: boolean;
  /** How far the places that are looked for are apart at least. */
  readonly cutsApart: number;
  /** What a label stands for. */
  target(label: string): LinkTarget | undefined;
  /** What a name stands for that is not among the common ones. */
  readonly named: NameReader;
  /** The key of a footnote with that label, if there is one. */
  footnote(label: string): string | undefined;
  /** Is told how many characters were looked at. */
  scanned(count: number): void;
  /** How many runs of `*`, `_` and `~`, and references to footnotes, may be signs; what comes behind them is text. */
  readonly runs: number;
}

export interface ParsedInlines {
  /** How many of those that may be signs were looked at. */
  readonly runs: number;
  readonly inlines: readonly Inline[];
  /** Places at which nothing is open. Only looked for where more may follow. */
  readonly cuts: readonly number[];
  /** How much of the text is in the inlines; the rest is held back. */
  readonly shown: number;
  /** Keys of the footnotes that are referred to. */
  readonly footnotes: readonly string[];
}
