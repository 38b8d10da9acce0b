import { Component } from 'preact';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { FootnoteDefinitionBlock } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { NoteBlocks } from './block-view.tsx';
import { FootnoteContext, findMark, goTo, toNoteId } from './footnote-reference.tsx';
import type { FootnoteScope } from './footnote-reference.tsx';

/** The footnotes at the end of a text. */
export function Footnotes({ feed }: { feed: BlockFeed }): JSX.Element | null {
  const { t } = useStrings();
  const scope = useContext(FootnoteContext);
  const notes = feed.footnotes.value;
  if (!scope) return null;
  const back = t('markdown.backToText');
  return (
    // A group, and no landmark: each answer may have its own.
    <fieldset class="footnotes" aria-label={t('markdown.footnotes')}>
      <ol dir="auto">
        {notes.map((note, index) => (
          <Note
            key={note.id}
            note={note}
            number={index + 1}
            feed={feed}
            scope={scope}
            back={back}
          />
        ))}
      </ol>
    </fieldset>
  );
}

interface NoteProps {
  note: FootnoteDefinitionBlock;
  number: number;
  feed: BlockFeed;
  scope: FootnoteScope;
  /** The name of the way back to the text. */
  back: string;
}

/** What is in it is drawn when it changes, so the others are passed over when one is added: there can be thousands. */
class Note extends Component<NoteProps> {
  override shouldComponentUpdate({ note, number, scope, back }: NoteProps): boolean {
    const { props } = this;
    const isSame = note === props.note && number === props.number;
    return !isSame || scope !== props.scope || back !== props.back;
  }

  override render({ note, number, feed, scope, back }: NoteProps): JSX.Element {
    const id = toNoteId(scope, number);
    return (
      <li id={id} data-number={number} tabIndex={-1}>
        <div class="footnote-text">
          <NoteBlocks note={note} feed={feed} />
        </div>
        <IconButton
          icon="arrow-up"
          label={back}
          onClick={() => goTo(findMark(scope, note.key, id))}
        />
      </li>
    );
  }
}
