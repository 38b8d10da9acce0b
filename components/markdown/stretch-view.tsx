import { Component } from 'preact';
import type { ComponentChildren, JSX } from 'preact';
import type { Block } from '../../lib/markdown/block.ts';
import type { BlockFeed } from '../../lib/surface/block-feed.ts';
import type { Stretch as Section } from '../../lib/surface/stretches.ts';
import { toGroups } from '../../lib/surface/to-groups.ts';
import { useSettled } from '../use-settled.ts';
import { Blocks } from './block-view.tsx';

/** So many stretches are left out together while they are off screen. */
const stretchesInGroup = 8;

/**
 * The outermost blocks. Those of a long text stand in stretches, and these in groups, which the browser leaves out while
 * they are off screen: else each frame would walk over all that is above, or over all the stretches of it. The first
 * stretch has no element, and a short text no other.
 */
export function Stretches(props: {
  stretches: readonly Section[];
  blocks: readonly Block[];
  feed: BlockFeed;
}): JSX.Element {
  const { stretches, blocks, feed } = props;
  const [first, ...others] = stretches;
  const last = others.at(-1);
  return (
    <>
      {first && <StretchBlocks blocks={blocks} {...first} feed={feed} />}
      {toGroups(others, stretchesInGroup).map((group) => (
        <Stretch key={group[0]?.from} isLast={group.at(-1) === last}>
          {group.map((stretch) => (
            <Stretch key={stretch.from} isLast={stretch === last}>
              <StretchBlocks blocks={blocks} {...stretch} feed={feed} />
            </Stretch>
          ))}
        </Stretch>
      ))}
    </>
  );
}

function Stretch(props: { isLast: boolean; children: ComponentChildren }): JSX.Element {
  const settled = useSettled(!props.isLast);
  return <div class={settled ? 'stretch is-settled' : 'stretch'}>{props.children}</div>;
}

interface StretchBlocksProps {
  blocks: readonly Block[];
  from: number;
  to: number;
  feed: BlockFeed;
}

/** Passed over when a block is added to another stretch. Only the last of its blocks can become another one. */
class StretchBlocks extends Component<StretchBlocksProps> {
  private last: Block | undefined;

  override shouldComponentUpdate({ blocks, to }: StretchBlocksProps): boolean {
    return blocks !== this.props.blocks || to !== this.props.to || blocks[to - 1] !== this.last;
  }

  override render({ blocks, from, to, feed }: StretchBlocksProps): JSX.Element {
    this.last = blocks[to - 1];
    return <Blocks blocks={blocks.slice(from, to)} feed={feed} />;
  }
}
