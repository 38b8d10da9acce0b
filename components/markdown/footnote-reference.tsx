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
  /** By key, the mark that a note was last reached from: the way back leads there. */
  left: Map<string, HTMLElement>;
}

/** The {@link FootnoteScope} of the text that a component is part of. */
export const FootnoteContext = createContext<FootnoteScope | undefined>(undefined);

/** The id of the note with that number, which counts from 1. */
export function toNoteId({ prefix }: FootnoteScope, number: number): string {
  return `${prefix}-note-${number}`;
}

/** The mark that the note with that id was reached from, or else the first that refers to it. */
export function findMark({ left }: FootnoteScope, key: string, id: string): HTMLElement | null {
  const mark = left.get(key);
  return mark?.isConnected === true ? mark : document.querySelector(`[data-note="${id}"]`);
}

/** Brings something of this page into view, with the focus: a link would write itself into the history of the tab. */
export function goTo(target: HTMLElement | null): void {
  target?.scrollIntoView({ block: 'center' });
  target?.focus({ preventScroll: true });
}

/** The number of a footnote in the text; it changes when a note that comes before is defined late. */
export function FootnoteMark({ reference }: { reference: FootnoteReference }): JSX.Element {
  const { t } = useStrings();
  const scope = useContext(FootnoteContext);
  const number = scope?.numberOf(reference.key).value ?? 0;
  if (!scope || number === 0) return <sup>{removeHidden(reference.label)}</sup>;
  const id = toNoteId(scope, number);
  return (
    <sup>
      <button
        type="button"
        class="link-button footnote-mark"
        data-note={id}
        aria-label={t('markdown.footnote', { number })}
        onClick={({ currentTarget }) => {
          scope.left.set(reference.key, currentTarget);
          goTo(document.getElementById(id));
        }}
      >
        {number}
      </button>
    </sup>
  );
}
