import { Component, createElement } from 'preact';
import type { JSX } from 'preact';
import type {
  Block,
  FootnoteDefinitionBlock,
  ItemBlock,
  ListBlock,
} from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import { noteSelection, restoreSelection } from '../../lib/surface/keep-selection.ts';
import type { SelectionEnds } from '../../lib/surface/keep-selection.ts';
import type { BlockViewProps } from './block-view-props.ts';
import { CodeView } from './code-view.tsx';
import { FormulaView } from './formula-view.tsx';
import { Inlines } from './inlines.tsx';
import { RawView } from './raw-view.tsx';
import { TableView } from './table-view.tsx';
import { TaskBox } from './task-box.tsx';

/**
 * One block, which is drawn anew when it has changed itself, and not when something beside, above or within it has. So
 * each is a small root of its own, in one tree.
 */
class BlockView extends Component<BlockViewProps> {
  private drawn = -1;
  private unwatch: (() => void) | undefined;

  override componentDidMount(): void {
    this.watch();
  }

  override getSnapshotBeforeUpdate(): SelectionEnds | null {
    return noteSelection();
  }

  override componentDidUpdate(
    before: BlockViewProps,
    _state: unknown,
    selected: SelectionEnds | null,
  ): void {
    if (selected) restoreSelection(selected);
    if (before.block !== this.props.block) this.watch();
  }

  override componentWillUnmount(): void {
    this.unwatch?.();
  }

  override shouldComponentUpdate({ block }: BlockViewProps): boolean {
    return block !== this.props.block || block.version !== this.drawn;
  }

  override render({ block, feed, draw, leads }: BlockViewProps): JSX.Element {
    this.drawn = block.version;
    return draw ? draw() : drawBlock(block, feed, leads ? undefined : 'auto');
  }

  private watch(): void {
    const { block, feed } = this.props;
    this.unwatch?.();
    // What is closed changes when a definition comes that it refers to, and then it is told.
    this.unwatch = feed.onChange(block, () => this.forceUpdate());
    if (block.version !== this.drawn) this.forceUpdate();
  }
}

/** The children of a container (`within`), or the outermost blocks. */
export function Blocks(props: {
  blocks: readonly Block[];
  feed: BlockFeed;
  within?: boolean;
}): JSX.Element {
  return (
    <>
      {props.blocks.map((block, at) => (
        <BlockView
          key={block.id}
          block={block}
          feed={props.feed}
          leads={props.within === true && at === 0}
        />
      ))}
    </>
  );
}

/** What is in a footnote: it grows like any container, and stands elsewhere than it was written. */
export function NoteBlocks(props: { note: FootnoteDefinitionBlock; feed: BlockFeed }): JSX.Element {
  const { note, feed } = props;
  const draw = (): JSX.Element => <Blocks blocks={note.children} feed={feed} within />;
  return <BlockView block={note} feed={feed} draw={draw} />;
}

/** The elements of one block. Raw HTML is text, and the text is a stranger's: nothing here makes markup of it. */
function drawBlock(block: Block, feed: BlockFeed, dir: 'auto' | undefined): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir={dir}>
          <Inlines leaf={block} />
        </p>
      );
    case 'heading':
      // The page and the answer have headings above these.
      return createElement(
        `h${Math.min(6, block.level + 2)}`,
        { dir, class: `heading-${block.level}` },
        <Inlines leaf={block} />,
      );
    case 'code':
      // A component with hooks is passed over while its props are the same objects, and a block is.
      // Its language is read once; a name of a character in it may be learnt late.
      return <CodeView key={block.info} block={block} version={block.version} />;
    case 'formula':
      return <FormulaView text={block.text} displayed />;
    case 'html':
      return <RawView block={block} version={block.version} dir={dir} />;
    case 'rule':
      return <hr />;
    case 'quote':
      return (
        <blockquote dir={dir}>
          <Blocks blocks={block.children} feed={feed} within />
        </blockquote>
      );
    case 'list':
      return <ListView block={block} feed={feed} dir={dir} />;
    case 'item':
      return <ItemView block={block} feed={feed} />;
    case 'table':
      return <TableView block={block} feed={feed} dir={dir} View={BlockView} />;
    case 'footnote-definition':
    case 'row':
      return <></>;
  }
}

interface ListProps {
  block: ListBlock;
  feed: BlockFeed;
  dir: 'auto' | undefined;
}

/** All items have the direction of the first, since their marks stand in one column; their words have their own. */
function ListView({ block, feed, dir }: ListProps): JSX.Element {
  const items = <Blocks blocks={block.children} feed={feed} />;
  const tightness = block.tight ? 'is-tight' : 'is-loose';
  return block.ordered ? (
    <ol class={`${tightness} ${toRoom(block)}`.trimEnd()} start={block.start} dir={dir}>
      {items}
    </ol>
  ) : (
    <ul class={tightness} dir={dir}>
      {items}
    </ul>
  );
}

/** How much room its numbers need beside the text. */
function toRoom({ start, children }: ListBlock): string {
  const last = start + children.length - 1;
  if (last < 100) return '';
  return last < 10_000 ? 'is-high' : 'is-highest';
}

function ItemView({ block, feed }: { block: ItemBlock; feed: BlockFeed }): JSX.Element {
  return (
    <li class={block.task !== undefined ? 'task' : undefined} data-number={block.number}>
      {block.task !== undefined && <TaskBox done={block.task} />}
      <Blocks blocks={block.children} feed={feed} within />
    </li>
  );
}
