import type { JSX } from 'preact';
import type { Block } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';

/** What a block is drawn of. */
export interface BlockViewProps {
  block: Block;
  feed: BlockFeed;
  /** Whether it is within a list or a quote, which runs as its first letter does: then it has no direction to find. */
  nested?: boolean | undefined;
  /** How it is drawn where it is not like any other. */
  draw?: () => JSX.Element;
}
