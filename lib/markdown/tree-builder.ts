import type { Block } from './block.ts';
import type { Fence, Marker } from './block-starts.ts';
import { unescapeText } from './entities.ts';
import { toLabelKey } from './link-parts.ts';
import { LeafText } from './leaf-text.ts';
import type { TextContext } from './leaf-text.ts';
import type { Opening } from './line-plan.ts';
import {
  CodeNode,
  FootnoteNode,
  HeadingNode,
  ItemNode,
  ListNode,
  ParagraphNode,
  QuoteNode,
  toLastLine,
} from './nodes.ts';
import type { BlockNode } from './nodes.ts';
import { mayBecomeTask, readDefinitions, readTask } from './paragraph-rules.ts';
import { dropHead } from './shown-head.ts';

/** Below this length what may be a definition is read with every delta; above, when it has grown by a quarter. */
const shortDefinition = 256;

/** The tree of blocks: the one place where it is changed, and where changes are noted. */
export class TreeBuilder {
  readonly root: BlockNode[] = [];
  /** The open blocks, outermost first. */
  readonly open: BlockNode[] = [];
  /** Number of the current line. */
  line = 0;
  /** Number of the last blank line. */
  lastBlank = 0;
  /** The text that began last. */
  lastText: { readonly text: LeafText; readonly owner: () => BlockNode } | undefined;
  readonly #context: TextContext;
  #lastId = 0;
  #changed = new Set<Block>();

  constructor(context: TextContext) {
    this.#context = context;
  }

  get tip(): BlockNode | undefined {
    return this.open.at(-1);
  }

  /** Whether what is half open is shown as if it were whole. */
  get calm(): boolean {
    return this.#context.calm;
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  takeChanged(): ReadonlySet<Block> {
    const changed = this.#changed;
    this.#changed = new Set();
    return changed;
  }

  touch(block: BlockNode): void {
    block.version += 1;
    this.#changed.add(block);
  }

  /** Passes over lines that belong to the block that was added last. */
  skipLines(count: number): void {
    this.line += count;
    const last = this.childrenOf(this.tip).at(-1);
    if (last !== undefined) last.lastLine = this.line;
  }

  /** A text whose block is touched when a late definition changes it. */
  newText(owner: () => BlockNode, hasClosingHashes = false): LeafText {
    const text = new LeafText(this.#context, hasClosingHashes);
    text.onStale = () => this.touch(owner());
    this.lastText = { text, owner };
    return text;
  }

  /** Adds a block to the innermost open one, and opens it. */
  add(block: BlockNode): void {
    this.#closeLists();
    this.attach(block, this.tip);
    this.open.push(block);
  }

  /** Adds a block of code. What its info string says is put right when all names are known. */
  openFence(fence: Fence, info: string): void {
    const { references } = this.#context;
    const seeker = {
      refresh: (): void => {
        code.info = read();
        this.touch(code);
      },
    };
    const read = (): string => unescapeText(info, (name) => references.named(name, seeker, 0));
    const code = new CodeNode(this.nextId(), this.line, fence, '');
    code.info = read();
    this.add(code);
  }

  openContainer(opening: Opening): void {
    const { line } = this;
    if (opening.type === 'item') {
      this.#openItem(opening.marker, opening.indent);
    } else if (opening.type === 'quote') {
      this.add(new QuoteNode(this.nextId(), line));
    } else {
      const key = toLabelKey(opening.label);
      const footnote = new FootnoteNode(this.nextId(), line, opening.label, key);
      this.add(footnote);
      this.#context.references.addFootnote(footnote);
    }
  }

  /** Closes the open blocks behind the first `count`. */
  closeDownTo(count: number): void {
    while (this.open.length > count) {
      const block = this.open.at(-1);
      if (block?.type === 'paragraph') {
        dropHead(this, block);
        this.#decide(block, true);
      }
      this.open.pop();
      if (block !== undefined) this.#close(block);
    }
  }

  /** Begins a paragraph. What may be a definition is in no list of children until it turns out to be none. */
  openParagraph(text: string): ParagraphNode {
    this.#closeLists();
    const parent = this.tip;
    const paragraph = new ParagraphNode(
      this.nextId(),
      this.line,
      this.newText(() => paragraph),
    );
    this.open.push(paragraph);
    if (parent?.type === 'item') parent.begun = true;
    paragraph.undecided = text;
    paragraph.line = text;
    this.#decide(paragraph, false);
    return paragraph;
  }

  appendText(paragraph: ParagraphNode, text: string): void {
    if (paragraph.undecided === undefined) {
      paragraph.content.append(text);
      this.touch(paragraph);
    } else {
      paragraph.undecided += text;
      this.#decide(paragraph, false);
    }
  }

  /** Makes the open paragraph a heading. */
  toHeading(level: 1 | 2): void {
    const paragraph = this.tip;
    if (paragraph?.type !== 'paragraph') return;
    this.#decide(paragraph, true);
    const id = this.nextId();
    const heading = new HeadingNode(id, paragraph.firstLine, paragraph.content, level);
    heading.lastLine = this.line;
    heading.open = false;
    heading.content.close();
    heading.content.onStale = () => this.touch(heading);
    this.#changed.add(heading);
    this.#take(paragraph);
    this.childrenOf(this.tip).push(heading);
  }

  /** Takes the header of a table from the end of the open paragraph, and closes what is left of that. */
  takeLastLine(): string {
    const paragraph = this.tip;
    if (paragraph?.type !== 'paragraph') return '';
    const { length } = paragraph.line;
    if (paragraph.undecided !== undefined) {
      // A header that looks like a definition is a header.
      paragraph.undecided = paragraph.undecided.slice(0, -length - 1);
      this.closeDownTo(this.open.length - 1);
    } else if (paragraph.content.removeLastLine(length)) {
      paragraph.lastLine = this.line - 2;
      this.closeDownTo(this.open.length - 1);
    } else {
      this.#take(paragraph);
    }
    return paragraph.line;
  }

  /** Shows something else, or nothing, in the place of what was shown last. */
  replaceLast(parent: BlockNode | undefined, next: BlockNode | undefined): void {
    const last = this.childrenOf(parent).pop();
    if (last !== undefined) this.forget(last);
    if (next !== undefined) {
      this.childrenOf(parent).push(next);
      this.touch(next);
    }
    if (parent !== undefined) this.touch(parent);
  }

  /** Notes a block that stands in another one than its container, as a row does. */
  note(block: BlockNode): void {
    this.#changed.add(block);
  }

  /** Takes back that a block has changed: it is no longer shown. */
  forget(block: BlockNode): void {
    this.#changed.delete(block);
  }

  /** Removes the open paragraph, which is its parent's last child. */
  #take(paragraph: ParagraphNode): void {
    this.open.pop();
    paragraph.open = false;
    this.#changed.delete(paragraph);
    this.childrenOf(this.tip).pop();
    if (this.tip !== undefined) this.touch(this.tip);
  }

  #openItem(marker: Marker, indent: number): void {
    const list = this.tip;
    const fits =
      list?.type === 'list' &&
      list.ordered === marker.ordered &&
      list.delimiter === marker.delimiter;
    if (!fits) this.add(new ListNode(this.nextId(), this.line, marker));
    const { tip } = this;
    const number = tip?.type === 'list' ? tip.nextNumber : undefined;
    const item = new ItemNode(this.nextId(), this.line, indent, number);
    this.attach(item, tip);
    this.open.push(item);
  }

  /** A list that goes on only by another item is closed by anything else. */
  #closeLists(): void {
    if (this.tip?.type === 'list') this.closeDownTo(this.open.length - 1);
  }

  #close(block: BlockNode): void {
    block.open = false;
    if (block.type === 'paragraph') block.content.close();
    if (block.type !== 'paragraph' || block.undecided === undefined) this.touch(block);
  }

  /** Those of a container, or the outermost. */
  childrenOf(parent: BlockNode | undefined): BlockNode[] {
    return parent !== undefined && 'children' in parent
      ? (parent.children as BlockNode[])
      : this.root;
  }

  /** Adds a block without opening it. */
  attach(block: BlockNode, parent: BlockNode | undefined): void {
    const children = this.childrenOf(parent);
    const previous = children.at(-1);
    if (previous !== undefined && this.lastBlank > toLastLine(previous)) this.#loosen(parent);
    children.push(block);
    this.#changed.add(block);
    if (parent === undefined) return;
    if (parent.type === 'item') parent.begun = true;
    this.touch(parent);
  }

  /** Blocks with a blank line between them are there in an item, or items in a list. */
  #loosen(parent: BlockNode | undefined): void {
    const list = parent?.type === 'item' ? this.open[this.open.indexOf(parent) - 1] : parent;
    if (list?.type !== 'list' || !list.tight) return;
    list.tight = false;
    this.touch(list);
  }

  /** Takes the definitions out of a paragraph, and shows it if it has anything else. */
  #decide(paragraph: ParagraphNode, whole: boolean): void {
    const text = paragraph.undecided;
    if (text === undefined) return;
    if (!whole && text.length > shortDefinition && text.length < paragraph.tried * 1.25) return;
    paragraph.tried = text.length;
    this.#context.scanned(text.length);
    const parent = this.open.at(-2);
    const item = parent?.type === 'item' && parent.children.length === 0 ? parent : undefined;
    if (!whole && item !== undefined && mayBecomeTask(text)) return;
    const { definitions, rest, undecided } = readDefinitions(text, whole);
    for (const definition of definitions) this.#context.references.addTarget(definition);
    paragraph.undecided = rest;
    if ((undecided && !whole) || rest === '') return;
    const box = item !== undefined && definitions.length === 0 ? readTask(rest) : undefined;
    if (item !== undefined) item.task = box?.checked;
    paragraph.content.append(box === undefined ? rest : rest.slice(box.length));
    paragraph.undecided = undefined;
    this.attach(paragraph, parent);
  }
}
