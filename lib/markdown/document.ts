import type { Block, FootnoteDefinitionBlock } from './block.ts';
import type { CharacterNames } from './entities.ts';
import { FootnoteOrder } from './footnote-order.ts';
import { buildLine } from './line-builder.ts';
import type { LineSink } from './line-sink.ts';
import { FormulaHold } from './formula-hold.ts';
import { planLine } from './line-plan.ts';
import type { LinePlan } from './line-plan.ts';
import { Preview } from './preview.ts';
import { References } from './references.ts';
import { StaleTexts } from './stale-texts.ts';
import { TreeBuilder } from './tree-builder.ts';

/** A Markdown text that grows, and the tree of its blocks. */
export interface MarkdownDocument {
  /**
   * The blocks of the outermost level. The list only grows; but its last paragraph can become a heading or a table, and
   * the head of a table that is shown before it is sure of it a paragraph.
   */
  readonly blocks: readonly Block[];
  /** Adds text, cut anywhere. What is not decided yet is not in the tree yet. */
  append(text: string): void;
  /**
   * Nothing has come for a while: text that waits for the end of a formula or a tag, or for what decides what a line is,
   * is shown as it is. What comes later gives the same tree in the end.
   */
  release(): void;
  /** Whether there is any such text. */
  readonly isHolding: boolean;
  /** No more comes: what was held back is what it is. */
  end(): void;
  /**
   * Reads about so many characters anew of what definitions that came late have changed; tells whether any are left.
   * Without the option `inSteps` there never are.
   */
  readAgain(most: number): boolean;
  /** From now on all names of characters are known: what missed one is read anew, as after a late definition. */
  learn(names: CharacterNames): void;
  /** The blocks, of any depth, that have changed since it was last called. */
  takeChanged(): ReadonlySet<Block>;
  /** The footnotes that are referred to, in the order of the first references; parses what has changed. */
  readonly footnotes: readonly FootnoteDefinitionBlock[];
  /** How many characters were looked at so far, each as often as it was: what the cost of a delta is measured by. */
  readonly scanned: number;
}

/** How a document is read. */
export interface MarkdownOptions {
  /**
   * Whether inlines that are half open at the end of the text are shown as if they were whole, until `end()`.
   * Default: yes. A line of which it is not decided what it is waits in either case, so that no block is taken back.
   */
  readonly calm?: boolean;
  /**
   * Whether text that a late definition changes waits for `readAgain`; otherwise it is read with what brings the
   * definition, however much it is. Default: no.
   */
  readonly inSteps?: boolean;
  /** All names of characters there are. Without them only the common ones are known, until `learn`. */
  readonly names?: CharacterNames | undefined;
  /** Told when a name is met that is not known yet, once. */
  readonly onUnknownName?: () => void;
}

/** A line that is longer and not decided is looked at only when it has grown by a quarter. */
const shortLine = 256;

/** Builds a document without any text. */
export function createMarkdownDocument({
  calm = true,
  inSteps = false,
  names,
  onUnknownName = () => undefined,
}: MarkdownOptions = {}): MarkdownDocument {
  let scanned = 0;
  const scan = (count: number): void => {
    scanned += count;
  };
  const references = new References(names, onUnknownName);
  const order = new FootnoteOrder(references);
  const stale = new StaleTexts();
  const tree = new TreeBuilder({ references, calm, order, stale, scanned: scan });

  /** The current line, until it is decided what it is. */
  let line = '';
  let looked = 0;
  /** What takes the rest of the current line. */
  let sink: LineSink | undefined;
  /** Whether the text so far ends in a carriage return, which a line feed may follow. */
  let hasReturn = false;

  /** The lines of a formula that has no end yet. */
  let hold: FormulaHold | undefined;

  const build = (plan: LinePlan): LineSink => {
    tree.line += 1;
    return buildLine(tree, plan);
  };

  const decide = (whole: boolean): void => {
    if (!whole && line.length > shortLine && line.length < looked * 1.25) return;
    looked = line.length;
    scan(line.length);
    const plan = planLine(line, tree.open, whole);
    if (plan === undefined) return;
    const { leaf } = plan;
    if (leaf.type !== 'formula' || leaf.whole) sink = build(plan);
    else if (whole) hold = new FormulaHold(line, plan, leaf, tree.open);
  };

  const preview = new Preview(tree);
  /** What waits, and is in no block. */
  const toHeld = (): string =>
    [...(hold?.lines ?? []), ...(sink === undefined ? [line] : [])].join('\n');
  /** In how many of the open blocks it will stand; undefined where that is not known. */
  const toDepth = (): number | undefined => {
    if (hold !== undefined) return hold.depth;
    return tree.open.every(({ type }) => type === 'paragraph') ? 0 : undefined;
  };

  /** Gives up waiting for the end of a formula: its lines are read as if none had begun. */
  const release = (): void => {
    const lines = hold?.lines ?? [];
    hold = undefined;
    for (const text of lines) {
      scan(text.length);
      const plan = planLine(text, tree.open, true, false);
      if (plan !== undefined) build(plan).end();
    }
  };

  /** Lets the held lines have the current one; tells whether it was taken. */
  const takeHeld = (held: FormulaHold): boolean => {
    scan(line.length);
    const plan = held.take(line);
    if (plan === 'open') return true;
    if (plan === 'none') {
      release();
      return false;
    }
    hold = undefined;
    build(plan).end();
    tree.skipLines(held.lines.length - 1);
    return true;
  };

  const takeText = (text: string): void => {
    if (text === '') return;
    if (sink === undefined) {
      line += text;
      if (hold === undefined) decide(false);
    } else {
      scan(text.length);
      sink.append(text);
    }
  };

  const endLine = (): void => {
    const isHeld = hold !== undefined && takeHeld(hold);
    if (!isHeld && sink === undefined) decide(true);
    sink?.end();
    sink = undefined;
    line = '';
    looked = 0;
  };

  return {
    blocks: tree.root,
    get footnotes() {
      return order.footnotes();
    },
    get scanned() {
      return scanned;
    },
    append(added) {
      preview.hide();
      const text = added.replaceAll('\0', '\ufffd');
      let from = hasReturn && text.startsWith('\n') ? 1 : 0;
      if (text !== '') hasReturn = text.endsWith('\r');
      for (;;) {
        const end = toLineEnd(text, from);
        if (end < 0) break;
        takeText(text.slice(from, end));
        endLine();
        from = end + (text.startsWith('\r\n', end) ? 2 : 1);
      }
      takeText(text.slice(from));
      preview.renew(toHeld);
      if (!inSteps) stale.readAgain(Number.POSITIVE_INFINITY);
    },
    get isHolding() {
      if (tree.lastText?.text.isHolding === true) return true;
      return toDepth() !== undefined && preview.lacks(toHeld());
    },
    release() {
      const { lastText } = tree;
      const depth = toDepth();
      if (calm && depth !== undefined) preview.show(toHeld(), depth);
      if (lastText?.text.isHolding !== true) return;
      lastText.text.release();
      tree.touch(lastText.owner());
    },
    end() {
      preview.hide();
      preview.renew(() => '');
      if (line !== '' || sink !== undefined) endLine();
      release();
      tree.closeDownTo(0);
      if (!inSteps) stale.readAgain(Number.POSITIVE_INFINITY);
    },
    readAgain: (most) => stale.readAgain(most),
    learn(names) {
      references.learn(names);
      if (!inSteps) stale.readAgain(Number.POSITIVE_INFINITY);
    },
    takeChanged: () => tree.takeChanged(),
  };
}

function toLineEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return -1;
}
