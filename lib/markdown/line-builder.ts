import type { ColumnAlignment } from './block.ts';
import { blankStart } from './characters.ts';
import { endsHtml } from './html-starts.ts';
import type { LeafPlan, LinePlan } from './line-plan.ts';
import {
  CodeNode,
  FormulaNode,
  HeadingNode,
  HtmlNode,
  RowNode,
  RuleNode,
  TableNode,
} from './nodes.ts';
import type { ParagraphNode, TableNode as Table } from './nodes.ts';
import { noSink } from './line-sink.ts';
import type { LineSink } from './line-sink.ts';
import { fillRow } from './row-builder.ts';
import { dropHead, keepHead } from './shown-head.ts';
import { beginHead, mayBeHead } from './table-head.ts';
import type { TreeBuilder } from './tree-builder.ts';

/** Does to the tree what a plan says. What it gives takes the rest of the line. */
export function buildLine(tree: TreeBuilder, { matched, opened, leaf }: LinePlan): LineSink {
  for (let index = 0; index < matched; index += 1) {
    const block = tree.open[index];
    if (block?.type === 'quote') block.lastLine = tree.line;
  }
  const { tip } = tree;
  if (tip?.type === 'paragraph' && leaf.type !== 'delimiter-row') dropHead(tree, tip);
  if (opened.length === 0 && tip?.type === 'paragraph') {
    if (leaf.type === 'text') {
      tip.line = leaf.text;
      const sink = toTextSink(tree, tip);
      if (mayBeHead(tree, tip)) return beginHead(tree, tip, sink, true);
      tree.appendText(tip, `\n${leaf.text}`);
      return sink;
    }
    if (leaf.type === 'underline') {
      tree.toHeading(leaf.level);
      return noSink;
    }
    if (leaf.type === 'delimiter-row') {
      openTable(tree, leaf.align);
      return noSink;
    }
  }
  // An item goes on with a list of its own kind; that is found out when it is opened.
  tree.closeDownTo(matched);
  for (const opening of opened) tree.openContainer(opening);
  return buildLeaf(tree, leaf);
}

/** Takes text of a paragraph of which nothing was decided before, or whose line has just begun. */
function toTextSink(tree: TreeBuilder, paragraph: ParagraphNode): LineSink {
  paragraph.lastLine = tree.line;
  return {
    append(text) {
      paragraph.line += text;
      tree.appendText(paragraph, text);
    },
    end() {
      if (paragraph.undecided !== undefined) return;
      paragraph.content.endLine();
      tree.touch(paragraph);
    },
  };
}

/** Begins a paragraph, which is shown as the head of a table where it may be one. */
function openText(tree: TreeBuilder, text: string): LineSink {
  const paragraph = tree.openParagraph(text);
  const sink = toTextSink(tree, paragraph);
  return mayBeHead(tree, paragraph) ? beginHead(tree, paragraph, sink, false) : sink;
}

function buildLeaf(tree: TreeBuilder, leaf: LeafPlan): LineSink {
  switch (leaf.type) {
    case 'blank':
      return buildBlank(tree);
    case 'text':
      return openText(tree, leaf.text);
    case 'heading':
      return buildHeading(tree, leaf.level, leaf.text);
    case 'rule':
      tree.add(new RuleNode(tree.nextId(), tree.line));
      tree.closeDownTo(tree.open.length - 1);
      return noSink;
    case 'fence':
      tree.openFence(leaf.fence, leaf.info);
      return noSink;
    case 'fence-end':
      return closeFence(tree);
    case 'indented':
      tree.add(new CodeNode(tree.nextId(), tree.line, undefined, ''));
      return toLineSink(tree, leaf.text);
    case 'formula':
      tree.add(new FormulaNode(tree.nextId(), tree.line, leaf.text));
      tree.closeDownTo(tree.open.length - 1);
      return noSink;
    case 'html':
      tree.add(new HtmlNode(tree.nextId(), tree.line, leaf.kind));
      return toLineSink(tree, leaf.text);
    case 'line':
      return toLineSink(tree, leaf.text);
    case 'underline':
    case 'delimiter-row':
      return noSink;
  }
}

function buildBlank(tree: TreeBuilder): LineSink {
  tree.lastBlank = tree.line;
  return noSink;
}

function buildHeading(tree: TreeBuilder, level: 1 | 2 | 3 | 4 | 5 | 6, text: string): LineSink {
  const content = tree.newText(() => heading, true);
  const heading = new HeadingNode(tree.nextId(), tree.line, content, level);
  content.append(text);
  tree.add(heading);
  return {
    append(more) {
      content.append(more);
      tree.touch(heading);
    },
    end() {
      content.close();
      tree.closeDownTo(tree.open.length - 1);
    },
  };
}

function closeFence(tree: TreeBuilder): LineSink {
  const { tip } = tree;
  if (tip?.type !== 'code') return noSink;
  tip.closed = true;
  tip.lastLine = tree.line;
  tree.closeDownTo(tree.open.length - 1);
  return noSink;
}

function toLineSink(tree: TreeBuilder, first: string): LineSink {
  const { tip } = tree;
  if (tip?.type === 'code')
    return tip.fenced ? toCodeSink(tree, tip, first) : toIndentedSink(tree, tip, first);
  if (tip?.type === 'html') return toHtmlSink(tree, tip, first);
  if (tip?.type === 'table') return toRowSink(tree, tip, first);
  return noSink;
}

function toCodeSink(tree: TreeBuilder, code: CodeNode, first: string): LineSink {
  code.lastLine = tree.line;
  const append = (text: string): void => {
    if (text === '') return;
    code.text.append(text);
    tree.touch(code);
  };
  append(first);
  return { append, end: () => append('\n') };
}

/** A blank line has come whole: of one that is not, nothing is decided before something else stands in it. */
function toIndentedSink(tree: TreeBuilder, code: CodeNode, first: string): LineSink {
  if (blankStart(first) === 0) {
    code.blanks += `${first}\n`;
    tree.lastBlank = tree.line;
    return noSink;
  }
  const sink = toCodeSink(tree, code, code.blanks + first);
  code.blanks = '';
  return sink;
}

function toHtmlSink(tree: TreeBuilder, html: HtmlNode, first: string): LineSink {
  const lineEnd = html.lastLine === tree.line && html.text.length === 0 ? '' : '\n';
  html.line = '';
  const append = (text: string): void => {
    html.line += text;
    html.text.append(text);
    tree.touch(html);
  };
  if (blankStart(first) === 0) {
    html.blanks += lineEnd + first;
    return noSink;
  }
  html.lastLine = tree.line;
  html.text.append(html.blanks + lineEnd);
  html.blanks = '';
  append(first);
  return {
    append,
    end() {
      if (endsHtml(html.kind, html.line)) tree.closeDownTo(tree.open.length - 1);
    },
  };
}

function openTable(tree: TreeBuilder, align: readonly ColumnAlignment[]): void {
  if (keepHead(tree, align)) return;
  const line = tree.takeLastLine();
  const header = new RowNode(tree.nextId(), tree.line - 1);
  const table = new TableNode(tree.nextId(), tree.line, align, header);
  tree.add(table);
  tree.note(header);
  const sink = fillRow(tree, header, align.length);
  sink.append(line);
  sink.end();
}

function toRowSink(tree: TreeBuilder, table: Table, first: string): LineSink {
  const row = new RowNode(tree.nextId(), tree.line);
  table.rows.push(row);
  table.lastLine = tree.line;
  tree.touch(table);
  tree.note(row);
  const sink = fillRow(tree, row, table.align.length);
  sink.append(first);
  return sink;
}
