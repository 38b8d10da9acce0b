import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { NoteBlocks } from './block-view.tsx';
import { FootnoteContext, goTo, toNoteId, toReferenceId } from './footnote-reference.tsx';

/** The footnotes at the end of a text; absent where it has none. */
export function Footnotes({ feed }: { feed: BlockFeed }): JSX.Element | null {
  const { t } = useStrings();
  const scope = useContext(FootnoteContext);
  const notes = feed.footnotes.value;
  if (!scope || notes.length === 0) return null;
  return (
    // A group, and no landmark: each answer may have its own.
    <fieldset class="footnotes" aria-label={t('markdown.footnotes')}>
      <ol dir="auto">
        {notes.map((note, index) => (
          <li key={note.id} id={toNoteId(scope, index + 1)} tabIndex={-1}>
            <NoteBlocks note={note} feed={feed} />
            <IconButton
              icon="arrow-up"
              label={t('markdown.backToText')}
              onClick={() => goTo(toReferenceId(scope, index + 1))}
            />
          </li>
        ))}
      </ol>
    </fieldset>
  );
}
