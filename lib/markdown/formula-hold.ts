import { readFence } from './block-starts.ts';
import { blankStart, trimSpace } from './characters.ts';
import { matchContainer } from './container-rules.ts';
import type { Matchable } from './container-rules.ts';
import { readFormulaEnd } from './formula-lines.ts';
import type { FormulaStart } from './formula-lines.ts';
import { isFormula } from './formulas.ts';
import { LineCursor } from './line-cursor.ts';
import type { LinePlan, Opening } from './line-plan.ts';
import type { BlockNode } from './nodes.ts';

/** A formula has so many lines at most. */
const mostLines = 200;

/**
 * The lines of a formula whose end has not come. Nothing of them is in the tree: without an end they are what they would
 * be if no formula had begun.
 */
export class FormulaHold {
  /** As they came, the one in which the formula begins first. */
  readonly lines: string[];
  /** In how many of the blocks that are open it stands. */
  readonly depth: number;
  readonly #plan: LinePlan;
  readonly #start: FormulaStart;
  readonly #containers: readonly Matchable[];
  readonly #texts: string[];

  /** @param open the blocks that were open before the line */
  constructor(line: string, plan: LinePlan, start: FormulaStart, open: readonly BlockNode[]) {
    this.lines = [line];
    this.depth = plan.matched;
    this.#plan = plan;
    this.#start = start;
    this.#texts = [start.text];
    this.#containers = [...open.slice(0, plan.matched).map(toBegun), ...plan.opened.map(toOpened)];
  }

  /**
   * Takes the next whole line.
   *
   * @returns what all lines do to the tree once the formula has ended, 'open' before; 'none' if it never does, and then
   * the line was not taken
   */
  take(line: string): LinePlan | 'open' | 'none' {
    const cursor = new LineCursor(line);
    if (!this.#containers.every((block) => matchContainer(block, cursor))) return 'none';
    const { at, columns } = cursor.indent();
    // Signs that stand alone may have gaps behind them; with text in their line they would end with the paragraph.
    const isEnd = at >= line.length && blankStart(this.#start.text) > 0;
    const isCode = columns < 4 && readFence(line, at, columns) !== undefined;
    if (isEnd || isCode || this.lines.length >= mostLines) return 'none';
    const end = readFormulaEnd(line, cursor.at, this.#start.signs);
    if (end.kind === 'text') return 'none';
    this.lines.push(line);
    this.#texts.push(end.kind === 'open' ? line.slice(at) : end.text);
    if (end.kind === 'open') return 'open';
    const text = trimSpace(this.#texts.join('\n'));
    if (!isFormula(text)) {
      this.lines.pop();
      return 'none';
    }
    return { ...this.#plan, leaf: { ...this.#start, text, whole: true } };
  }
}

function toBegun(block: BlockNode): Matchable {
  return block.type === 'item' ? { type: 'item', begun: true, indent: block.indent } : block;
}

function toOpened(opening: Opening): Matchable {
  if (opening.type === 'item') return { type: 'item', begun: true, indent: opening.indent };
  return { type: opening.type === 'quote' ? 'quote' : 'footnote-definition' };
}
