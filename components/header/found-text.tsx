import type { JSX } from 'preact';
import { toExcerptLine } from '../../lib/surface/excerpt-line.ts';
import { toFoundPieces } from '../../lib/surface/found-words.ts';
import { isTitleEnough } from '../../lib/surface/read-excerpts.ts';
import type { Excerpts } from '../../lib/surface/read-excerpts.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';

/** A text with the words of a query marked. */
export function FoundText(props: { text: string; query: string }): JSX.Element {
  const pieces = toFoundPieces(props.text, props.query);
  return (
    <>{pieces.map(({ text, isFound }, at) => (isFound ? <mark key={at}>{text}</mark> : text))}</>
  );
}

/** The line that says where the words were said by which a conversation was found; nothing where its title says it. */
export function ExcerptLine(props: {
  entry: ConversationEntry;
  query: string;
  excerpts: Excerpts | null;
}): JSX.Element | null {
  const { entry, query, excerpts } = props;
  if (query.trim() === '' || isTitleEnough(entry, query)) return null;
  const excerpt = excerpts?.get(entry.id);
  // Its room is there before it is: what is clicked must not move away under the pointer.
  if (!excerpt) return excerpts ? null : <span class="sheet-row-excerpt">{'\u00a0'}</span>;
  return (
    <span class="one-line sheet-row-excerpt" dir="auto">
      <FoundText text={toExcerptLine(excerpt, query)} query={query} />
    </span>
  );
}
