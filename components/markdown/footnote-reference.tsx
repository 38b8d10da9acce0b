import { createContext } from 'preact';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { FootnoteReference } from '../../lib/markdown/inline.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import { useStrings } from '../strings-context.tsx';

/** The footnotes of a text, and what makes their ids unique on the page. */
export interface FootnoteScope {
  numberOf: BlockFeed['numberOf'];
  prefix: string;
}

/** The {@link FootnoteScope} of the text that a component is part of. */
export const FootnoteContext = createContext<FootnoteScope | undefined>(undefined);

/** The id of the note with that number, which counts from 1. */
export function toNoteId({ prefix }: FootnoteScope, number: number): string {
  return `${prefix}-note-${number}`;
}

/** The id of what refers first to the note with that number. */
export function toReferenceId({ prefix }: FootnoteScope, number: number): string {
  return `${prefix}-reference-${number}`;
}

/** Brings something of this page into view, with the focus: a link would write itself into the history of the tab. */
export function goTo(id: string): void {
  const target = document.getElementById(id);
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

/** The number of a footnote in the text; it changes when a note that comes before is defined late. */
export function FootnoteMark({ reference }: { reference: FootnoteReference }): JSX.Element {
  const { t } = useStrings();
  const scope = useContext(FootnoteContext);
  const number = scope?.numberOf(reference.key).value ?? 0;
  if (!scope || number === 0) return <sup>{removeHidden(reference.label)}</sup>;
  return (
    <sup>
      <button
        type="button"
        class="link-button footnote-mark"
        id={toReferenceId(scope, number)}
        aria-label={t('markdown.footnote', { number })}
        onClick={() => goTo(toNoteId(scope, number))}
      >
        {number}
      </button>
    </sup>
  );
}
