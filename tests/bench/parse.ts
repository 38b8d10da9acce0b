import { Lexer } from 'marked';
import { createMarkdownDocument } from '../../lib/markdown/document.ts';
import type { MarkdownDocument } from '../../lib/markdown/document.ts';
import { toFigure } from './figure.ts';
import type { Figure } from './figure.ts';
import { mixedAnswer, toFrames } from './render-text.ts';

const length = 40_000;
const frameCount = 621;
const group = `Parsing, Node: an answer of ${length} characters in ${frameCount} frames`;

/**
 * Our parser beside what the field does best with a library: what is settled is frozen, and a lexer reads the last two
 * blocks again with every frame. In turns, in this process.
 */
export function measureParsing(runs: number): Figure[] {
  const frames = toFrames(mixedAnswer(length), frameCount);
  const ours: number[] = [];
  const lexed: number[] = [];
  // Code that has run before is what a reader has who asks the second question.
  for (const parse of [parseOurs, parseWithLexer]) parse(frames);
  for (let run = 0; run < runs; run += 1) {
    ours.push(time(() => parseOurs(frames)));
    lexed.push(time(() => parseWithLexer(frames)));
  }
  const ratios = ours.map((ms, run) => ms / (lexed[run] ?? Number.NaN));
  return [
    toFigure({ group, label: 'our parser', unit: 'ms', runs }, ours),
    toFigure({ group, label: 'marked, the last two blocks open', unit: 'ms', runs }, lexed),
    toFigure({ group, label: 'ours / marked', unit: '×', runs }, ratios, { words: '< 1', most: 1 }),
  ];
}

/** The time of one answer, in ms. */
function time(parse: () => void): number {
  const beganMs = performance.now();
  parse();
  return performance.now() - beganMs;
}

function parseOurs(frames: readonly string[]): void {
  const document = createMarkdownDocument();
  for (const frame of frames) {
    document.append(frame);
    readInlines(document);
  }
  document.end();
  readInlines(document);
}

/** Inlines are parsed when somebody asks for them, as whoever draws does. */
function readInlines(document: MarkdownDocument): void {
  for (const block of document.takeChanged()) {
    if ('inlines' in block) block.inlines();
    if (block.type === 'table') for (const cell of block.header.cells) cell.inlines();
    if (block.type === 'row') for (const cell of block.cells) cell.inlines();
  }
}

function parseWithLexer(frames: readonly string[]): void {
  let open = '';
  for (const frame of frames) {
    open += frame;
    const tokens = new Lexer().lex(open);
    const blocks = tokens.filter(({ type }) => type !== 'space');
    const secondLast = blocks.at(-2);
    if (blocks.length <= 2 || !secondLast) continue;
    for (const token of tokens) {
      if (token === secondLast) break;
      open = open.slice(token.raw.length);
    }
  }
  // The one exact parse at the end that a frozen beginning needs.
  new Lexer().lex(frames.join(''));
}
