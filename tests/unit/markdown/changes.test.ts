import { expect, test } from 'vitest';
import { createMarkdownDocument } from '../../../lib/markdown/document.ts';
import type { MarkdownDocument } from '../../../lib/markdown/document.ts';
import { toHtml } from '../../support/markdown-html.ts';

const changedTypes = (document: MarkdownDocument): string[] =>
  [...document.takeChanged()].map(({ type }) => type).sort();

test('only what grows is told, and keeps its identity', () => {
  const document = createMarkdownDocument();
  document.append('# A\n\n- one\n- two');
  expect(changedTypes(document)).toEqual([
    'heading',
    'item',
    'item',
    'list',
    'paragraph',
    'paragraph',
  ]);
  const [heading, list] = document.blocks;
  const versions = [heading?.version, list?.version];
  document.append(' more');
  expect(changedTypes(document)).toEqual(['paragraph']);
  expect(document.blocks).toEqual([heading, list]);
  expect([heading?.version, list?.version]).toEqual(versions);
  expect(heading?.open).toBe(false);
  expect(list?.open).toBe(true);
  document.append('\n- three');
  expect(changedTypes(document)).toEqual(['item', 'item', 'list', 'paragraph', 'paragraph']);
  document.end();
  expect(list?.open).toBe(false);
});

test('a list gets loose when the first gap is known', () => {
  const document = createMarkdownDocument();
  document.append('- a\n\n');
  const [list] = document.blocks;
  expect(list).toMatchObject({ tight: true });
  document.takeChanged();
  document.append('- b');
  expect(list).toMatchObject({ tight: false });
  expect(document.takeChanged().has(list!)).toBe(true);
});

test('a row that grows is told without its table', () => {
  const document = createMarkdownDocument();
  document.append('|a|b|\n|-|-|\n| x');
  expect(changedTypes(document)).toEqual(['row', 'row', 'table']);
  document.append('y');
  expect(changedTypes(document)).toEqual(['row']);
});

test('the head of a table is there before its second line, and stays the same', () => {
  const document = createMarkdownDocument();
  document.append('|a[^1]|b');
  const [table] = document.blocks;
  expect(table?.type).toBe('table');
  expect(changedTypes(document)).toEqual(['row', 'table']);
  document.append('c|');
  expect(changedTypes(document)).toEqual(['row']);
  document.append('\n|-|-');
  expect(changedTypes(document)).toEqual(['row']);
  document.append('|\n');
  expect(changedTypes(document)).toEqual(['row', 'table']);
  expect(document.blocks).toEqual([table]);
});

test('the head of a table right below a paragraph is there before its second line, and stays the same', () => {
  const document = createMarkdownDocument();
  document.append('Words:\n|a|b');
  const [paragraph, table] = document.blocks;
  expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph', 'table']);
  expect(toHtml(document)).toContain('<p>Words:</p>');
  document.append('c|\n|-|-|\n|d|e|');
  document.end();
  expect(document.blocks).toEqual([paragraph, table]);
  expect(toHtml(document)).toContain(
    '<p>Words:</p>\n<table>\n<thead>\n<tr>\n<th>a</th>\n<th>bc</th>',
  );
});

test('what was the head of a table below a paragraph and is none belongs to that again', () => {
  const document = createMarkdownDocument();
  document.append('Words:\n| grep [a]\n');
  toHtml(document);
  expect(document.blocks).toHaveLength(2);
  document.append('more\n\n[a]: /u\n');
  expect(document.blocks.map(({ type }) => type)).toEqual(['paragraph']);
  document.end();
  expect(toHtml(document)).toBe('<p>Words:\n| grep <a href="/u">a</a>\nmore</p>\n');
  const long = createMarkdownDocument();
  long.append('Words:\n| a');
  toHtml(long);
  long.append(` ${'b '.repeat(600)}`);
  expect(long.blocks).toHaveLength(1);
  long.end();
  expect(toHtml(long)).toBe(`<p>Words:\n| a ${'b '.repeat(600).trim()}</p>\n`);
});

test('of lines that begin with pipes and are no table, the first alone is taken for one', () => {
  const document = createMarkdownDocument();
  let tables = 0;
  let last: string | undefined;
  for (const letter of 'Files:\n|-- src\n|   |-- a\n|   |-- b\n|-- README\n\nEnd') {
    document.append(letter);
    const types = document.blocks.map(({ type }) => type).join(' ');
    if (types !== last && types.includes('table')) tables += 1;
    last = types;
  }
  expect(tables).toBe(1);
});

test('what was the head of a table and is none leaves nothing behind', () => {
  const document = createMarkdownDocument();
  document.append('|a [b] [^1]|\n');
  toHtml(document);
  document.append('c\n\n');
  expect(changedTypes(document)).toEqual(['paragraph']);
  toHtml(document);
  document.append('[b]: /u\n\n[^1]: d\n\n');
  expect(changedTypes(document)).toEqual(['footnote-definition', 'paragraph', 'paragraph']);
  expect(document.footnotes).toHaveLength(1);
  expect(toHtml(document)).toBe('<p>|a <a href="/u">b</a> <sup>1</sup>|\nc</p>\n');
});

test('a closed segment is the same object for ever', () => {
  const document = createMarkdownDocument();
  document.append('some words of a long line, **bold** ones too, '.repeat(60));
  const [block] = document.blocks;
  const inlines = () => (block?.type === 'paragraph' ? block.inlines() : []);
  const [first] = inlines();
  expect(first?.open).toBe(false);
  document.append('and more of them.');
  expect(inlines()[0]).toBe(first);
  expect(inlines().at(-1)?.open).toBe(true);
});

test('a definition that comes late reaches the texts that wait for it, and no others', () => {
  const document = createMarkdownDocument();
  document.append('see [a] and\n\n> [x][A]\n\nnot [b]\n\n');
  toHtml(document);
  const [first, , third] = document.blocks;
  document.takeChanged();
  document.append('[a]: /u\n[a]: /v\n\n');
  const changed = document.takeChanged();
  expect([...changed].map(({ type }) => type)).toEqual(['paragraph', 'paragraph']);
  expect(changed.has(first!)).toBe(true);
  expect(changed.has(third!)).toBe(false);
  expect(toHtml(document)).toBe(
    '<p>see <a href="/u">a</a> and</p>\n<blockquote>\n<p><a href="/u">x</a></p>\n</blockquote>\n<p>not [b]</p>\n',
  );
});

test('a late definition reaches a closed segment, and what that makes open reaches over its border', () => {
  const document = createMarkdownDocument();
  const filler = 'some words of a long line, '.repeat(60);
  document.append(`*a [b* c] ${filler} and d* e`);
  toHtml(document);
  document.append('\n\n[b* c]: /u\n');
  document.end();
  const html = toHtml(document);
  expect(html.startsWith('<p><em>a <a href="/u">b* c</a>')).toBe(true);
  expect(html.endsWith('and d</em> e</p>\n')).toBe(true);
});

test('a footnote that is defined late is told and numbered', () => {
  const document = createMarkdownDocument();
  document.append('a[^1] b\n\n');
  toHtml(document);
  document.takeChanged();
  document.append('[^1]: c');
  expect(document.takeChanged().has(document.blocks[0]!)).toBe(true);
  expect(document.footnotes.map(({ label }) => label)).toEqual(['1']);
});

test('containers stand a hundred deep at most, and inlines too', () => {
  const document = createMarkdownDocument();
  document.append(`${'>'.repeat(10_000)} a\n\n${'*a **b '.repeat(200)}${'c** d*'.repeat(200)}`);
  document.end();
  const html = toHtml(document);
  expect(html.match(/<blockquote>/g)).toHaveLength(100);
  expect(html).toContain(`${'&gt;'.repeat(9_900)} a`);
  expect(html.match(/<(?:em|strong)>/g)?.length).toBeGreaterThanOrEqual(100);
});

test('a text has a thousand runs of delimiters that are signs, however it comes; the others are text', () => {
  const text = `${'*a* '.repeat(499)}*b* ${'*c* '.repeat(5_000)}`;
  const whole = createMarkdownDocument();
  whole.append(text);
  whole.end();
  const html = toHtml(whole);
  expect(html.match(/<em>a<\/em>/g)).toHaveLength(499);
  expect(html).toContain('<em>b</em> *c* *c*');
  const streamed = createMarkdownDocument();
  for (let at = 0; at < text.length; at += 700) {
    streamed.append(text.slice(at, at + 700));
    toHtml(streamed);
  }
  streamed.end();
  expect(toHtml(streamed)).toBe(html);
});

test('the items of an ordered list are numbered from its first number on, those of others are not', () => {
  const document = createMarkdownDocument();
  document.append('7. a\n3. b\n\n8) c\n\n- d\n');
  document.end();
  const numbers = document.blocks.map((block) =>
    block.type === 'list' ? block.children.map(({ number }) => number) : [],
  );
  expect(numbers).toEqual([[7, 8], [8], [undefined]]);
});
