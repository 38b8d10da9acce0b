import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import type { Block } from '../../../lib/markdown/block.ts';
import { createBlockFeed } from '../../../lib/surface/block-feed.ts';
import type { BlockFeed } from '../../../lib/surface/block-feed.ts';
import { createPacer } from '../../../lib/surface/pace.ts';

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
    feed.write(text, 0, false, 32_000);
    const [first] = feed.blocks();
    const grown = count(feed, first);
    text.append(' two');
    feed.write(text, 0, false, 32_000);
    expect(textOf(first)).toBe('one two');
    expect([outermost.told, grown.told]).toEqual([1, 1]);
    text.append('\n\nthree');
    feed.write(text, 0, false, 32_000);
    const told = grown.told;
    expect(feed.blocks().map(textOf)).toEqual(['one two', 'three']);
    expect(outermost.told).toBe(2);
    text.append(' four');
    feed.write(text, 0, false, 32_000);
    expect([outermost.told, grown.told]).toEqual([2, told]);
  });

  test('tells nobody who has left', () => {
    const feed = createBlockFeed();
    const outermost = count(feed);
    outermost.off();
    feed.write(createTextBuffer('one'), 0, false, 32_000);
    expect(outermost.told).toBe(0);
  });

  test('tells of a paragraph that became a heading', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('Title\n');
    feed.write(text, 0, false, 32_000);
    const outermost = count(feed);
    text.append('===\n');
    feed.write(text, 0, false, 32_000);
    expect(feed.blocks().map(({ type }) => type)).toEqual(['heading']);
    expect(outermost.told).toBe(1);
  });

  test('begins anew with another epoch', () => {
    const feed = createBlockFeed();
    feed.write(createTextBuffer('first'), 0, true, 32_000);
    feed.write(createTextBuffer('second'), 1, false, 32_000);
    expect(feed.blocks().map(textOf)).toEqual(['second']);
  });

  test('reads no more at once than it may, and has ended when it has read all', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('word '.repeat(20_000));
    expect(feed.write(text, 0, false, 32_000)).toBe(true);
    expect(textOf(feed.blocks()[0]).length).toBeLessThan(40_000);
    expect(feed.write(text, 0, true, 32_000)).toBe(true);
    expect(feed.write(text, 0, true, 100_000)).toBe(false);
    expect(textOf(feed.blocks()[0])).toHaveLength(99_999);
    expect(feed.blocks()[0]?.open).toBe(false);
  });

  test('reads at its pace, says when to come back, and reads all of what has ended or is not drawn', () => {
    let nowMs = 0;
    let grewAtMs = 0;
    const feed = createBlockFeed(
      createPacer(
        () => 'word',
        () => nowMs,
        () => grewAtMs,
      ),
    );
    const text = createTextBuffer('one two thr');
    expect(feed.write(text, 0, false, 32_000)).toBe(false);
    expect(feed.blocks().map(textOf)).toEqual(['one two']);
    nowMs += feed.againInMs ?? 0;
    feed.write(text, 0, false, 32_000);
    expect(feed.blocks().map(textOf)).toEqual(['one two thr']);
    text.append('ee four fi');
    grewAtMs = nowMs;
    feed.write(text, 0, false, 32_000);
    expect(feed.blocks().map(textOf)).toEqual(['one two three four']);
    feed.write(text, 0, false, 32_000, true);
    expect(feed.blocks().map(textOf)).toEqual(['one two three four fi']);
    text.append('ve');
    feed.write(text, 0, true, 32_000);
    expect(feed.blocks().map(textOf)).toEqual(['one two three four five']);
    expect(feed.againInMs).toBeUndefined();
  });

  test('waits with half a pair for its other half', () => {
    const feed = createBlockFeed();
    const text = createTextBuffer('a\ud83d');
    expect(feed.write(text, 0, false, 32_000)).toBe(false);
    expect(feed.blocks().map(textOf)).toEqual(['a']);
    text.append('\ude00');
    feed.write(text, 0, false, 32_000);
    expect(feed.blocks().map(textOf)).toEqual(['a😀']);
  });
});
