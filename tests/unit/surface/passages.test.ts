import { expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import type { Inline, InlineSegment } from '../../../lib/markdown/inline.ts';
import { createBlockFeed } from '../../../lib/surface/block-feed.ts';
import { createPassages } from '../../../lib/surface/passages.ts';
import type { Passage } from '../../../lib/surface/passages.ts';

const texts = {
  words: 'word '.repeat(4_000),
  'words in bold': `**${'word '.repeat(4_000)}end**`,
  'no space': '文'.repeat(20_000),
  emoji: '😀'.repeat(10_000),
  'signs everywhere': 'some *words* and `code` and [a link](https://example.com/a) '.repeat(500),
};

function textOf(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) => {
      if ('text' in inline) return inline.text;
      return 'children' in inline ? textOf(inline.children) : '\n';
    })
    .join('');
}

const toTexts = (passages: readonly Passage[]): string[] =>
  passages.map(({ segments }) => segments.map(({ inlines }) => textOf(inlines)).join(''));

/** The passages of a paragraph that was drawn after each piece. */
function read(text: string, pieceLength: number): readonly Passage[] {
  const feed = createBlockFeed();
  const divide = createPassages();
  const buffer = createTextBuffer();
  let passages: readonly Passage[] = [];
  for (let at = 0; at < text.length; at += pieceLength) {
    buffer.append(text.slice(at, at + pieceLength));
    feed.write(buffer, 0, at + pieceLength >= text.length, text.length);
    passages = divide(toSegments(feed));
  }
  return passages;
}

function toSegments(feed: ReturnType<typeof createBlockFeed>): readonly InlineSegment[] {
  const [block] = feed.blocks();
  return block?.type === 'paragraph' ? block.inlines() : [];
}

test.each(Object.entries(texts))('%s: the same passages, however the text came', (_, text) => {
  const whole = toTexts(read(text, text.length));
  expect(whole.length).toBeGreaterThan(2);
  expect(Math.max(...whole.map(({ length }) => length))).toBeLessThanOrEqual(6_001);
  expect(toTexts(read(text, 333))).toEqual(whole);
  expect(toTexts(read(text, 1_009))).toEqual(whole);
});

test('no text is lost, and no pair is parted', () => {
  expect(toTexts(read(texts['words in bold'], 500)).join('')).toBe(`${'word '.repeat(4_000)}end`);
  const parted = toTexts(read(texts.emoji, 500));
  expect(parted.join('')).toBe(texts.emoji);
  expect(parted.every((text) => text.isWellFormed())).toBe(true);
});

test('a passage that is whole stays the same object, and a short text is one', () => {
  const divide = createPassages();
  const segment = (text: string, open: boolean): InlineSegment => ({
    inlines: [{ type: 'text', text }],
    open,
  });
  const closed = segment('word '.repeat(1_000), false);
  const [first] = divide([closed, segment('tail', true)]);
  expect(divide([closed, segment('tail and more', true)])[0]).toBe(first);
  const short = segment('short', true);
  expect(createPassages()([short])).toEqual([{ segments: [short] }]);
});
