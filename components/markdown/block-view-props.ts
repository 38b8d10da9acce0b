import type { JSX } from 'preact';
import type { Block } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';

/** What a block is drawn of. */
export interface BlockViewProps {
  block: Block;
  feed: BlockFeed;
  /**
   * Whether it leads the block around it, which takes its direction from the words of its children: the browser passes over
   * those that have a `dir` of their own.
   */
  leads?: boolean;
  /** How it is drawn where it is not like any other. */
  draw?: () => JSX.Element;
}
