import { expect, test } from 'vitest';
import type { Block } from '../../../lib/markdown/block.ts';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import type { MarkdownDocument } from '../../../lib/markdown/document.ts';
import { dump, readMarkdown } from '../../support/markdown-dump.ts';
import { toHtml } from '../../support/markdown-html.ts';

/** Types of the outermost blocks, with the text of those that show it as it is. */
const show = ({ blocks }: MarkdownDocument): readonly string[] =>
  blocks.map((block) => (block.type === 'html' ? block.text.toString() : block.type));

const lines = ['$$', '\\frac{a}{b} + ', 'c = \\sqrt{d}', '$$'];

test('a formula of several lines shows them when nothing comes for a while, and is one at its end', () => {
  const document = createMarkdownDocument();
  document.append(`So:\n\n${lines[0]}\n${lines[1]}`);
  expect(show(document)).toEqual(['paragraph']);
  expect(document.isHolding).toBe(true);
  document.release();
  expect(show(document)).toEqual(['paragraph', '$$\n\\frac{a}{b} + ']);
  expect(document.isHolding).toBe(false);
  const node = document.blocks[1];
  document.takeChanged();
  document.append('\nc = ');
  expect(document.blocks[1]).toBe(node);
  expect(show(document)).toEqual(['paragraph', '$$\n\\frac{a}{b} + \nc = ']);
  expect(document.takeChanged().has(node!)).toBe(true);
  document.append('\\sqrt{d}\n$$\n\nAnd');
  expect(show(document)).toEqual(['paragraph', 'formula', 'paragraph']);
  expect(document.takeChanged().has(node!)).toBe(false);
});

test('what is shown while it waits is gone where it turns out to be no formula', () => {
  for (const end of ['\n\nwords', '\n```\ncode', '']) {
    const text = `$$ a b c d e f g h\ni j k${end}`;
    const document = createMarkdownDocument();
    for (const letter of text) {
      document.append(letter);
      document.release();
    }
    document.end();
    expect(dump(document)).toEqual(dump(readMarkdown([text])));
  }
});

test('a formula in a quote is shown in it while it waits, and tells of it', () => {
  const document = createMarkdownDocument();
  document.append('> words\n>\n> $$\n> \\frac{abc}{def}\n');
  document.takeChanged();
  document.release();
  const quote = document.blocks[0] as Extract<Block, { type: 'quote' }>;
  expect(quote.children.map(({ type }) => type)).toEqual(['paragraph', 'html']);
  expect(document.takeChanged()).toEqual(new Set([quote.children[1], quote]));
  document.append('> $$\n');
  expect(quote.children.map(({ type }) => type)).toEqual(['paragraph', 'formula']);
  expect(document.takeChanged().has(quote)).toBe(true);
});

test('a line of signs shows nothing before it is decided, however long nothing comes', () => {
  const document = createMarkdownDocument();
  document.append('| a | b | c | d |\n|-----|-----|----');
  const blocks = [...document.blocks];
  document.release();
  expect(document.isHolding).toBe(false);
  expect(document.blocks).toEqual(blocks);
});

test('a formula in a line is one as soon as nothing comes behind it', () => {
  const document = createMarkdownDocument();
  document.append('So $x^2$');
  expect(document.isHolding).toBe(true);
  document.release();
  expect(toHtml(document)).toBe('<p>So <math>x^2</math></p>\n');
  document.append(', and $');
  document.release();
  expect(toHtml(document)).toBe('<p>So <math>x^2</math>, and $</p>\n');
});
