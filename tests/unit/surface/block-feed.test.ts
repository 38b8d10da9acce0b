import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import type { Block } from '../../../lib/markdown/block.ts';
import { createBlockFeed } from '../../../lib/surface/block-feed.ts';
import type { BlockFeed } from '../../../lib/surface/block-feed.ts';

function textOf(block: Block | undefined): string {
  if (block?.type !== 'paragraph') return '';
  const inlines = block.inlines().flatMap((segment) => segment.inlines);
  return inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('');
}

/** Counts what is told of a block; without one, of the outermost. */
function count(feed: BlockFeed, block?: Block): { told: number; off: () => void } {
  const counted = {
    told: 0,
    off: feed.onChange(block, () => {
      counted.told += 1;
    }),
  };
  return counted;
}

describe('a feed', () => {
  test('tells of the block that grew, and of the outermost only when there is another', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('one');
    const outermost = count(feed);
    feed.write(text, 0, false);
    const [first] = feed.blocks();
    const grown = count(feed, first);
    text.append(' two');
    feed.write(text, 0, false);
    expect(textOf(first)).toBe('one two');
    expect([outermost.told, grown.told]).toEqual([1, 1]);
    text.append('\n\nthree');
    feed.write(text, 0, false);
    const told = grown.told;
    expect(feed.blocks().map(textOf)).toEqual(['one two', 'three']);
    expect(outermost.told).toBe(2);
    text.append(' four');
    feed.write(text, 0, false);
    expect([outermost.told, grown.told]).toEqual([2, told]);
  });

  test('tells nobody who has left', () => {
    const feed = createBlockFeed();
    const outermost = count(feed);
    outermost.off();
    feed.write(createTextBuffer('one'), 0, false);
    expect(outermost.told).toBe(0);
  });

  test('tells of a paragraph that became a heading', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('Title\n');
    feed.write(text, 0, false);
    const outermost = count(feed);
    text.append('===\n');
    feed.write(text, 0, false);
    expect(feed.blocks().map(({ type }) => type)).toEqual(['heading']);
    expect(outermost.told).toBe(1);
  });

  test('begins anew with another epoch', () => {
    const feed = createBlockFeed();
    feed.write(createTextBuffer('first'), 0, true);
    feed.write(createTextBuffer('second'), 1, false);
    expect(feed.blocks().map(textOf)).toEqual(['second']);
  });

  test('reads as much as it may at once, and ends when it has read all of a text that has ended', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('word '.repeat(20_000));
    expect(feed.write(text, 0, true, 30_000)).toBe(true);
    expect(textOf(feed.blocks()[0]).length).toBeLessThan(30_001);
    expect(feed.blocks()[0]?.open).toBe(true);
    expect(feed.write(text, 0, true)).toBe(false);
    expect(feed.blocks()[0]?.open).toBe(false);
    expect(textOf(feed.blocks()[0])).toHaveLength(99_999);
  });

  test('waits with half a pair for its other half', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('a\ud83d');
    expect(feed.write(text, 0, false)).toBe(false);
    expect(feed.blocks().map(textOf)).toEqual(['a']);
    text.append('\ude00');
    feed.write(text, 0, false);
    expect(feed.blocks().map(textOf)).toEqual(['a😀']);
  });
});
