/** One end of what is selected, before a drawing. */
interface SelectionEnd {
  readonly node: Node;
  readonly offset: number;
  /** What is before it in its own text. */
  readonly before: string;
  /** What keeps its place while it is drawn anew, and how much of its text is before the end; none that is known of. */
  readonly root: Element | undefined;
  readonly place: number;
}

/** What is selected, before a drawing. */
export interface SelectionEnds {
  readonly anchor: SelectionEnd;
  readonly focus: SelectionEnd;
}

/** The elements that have a text of their own. */
const leaves = 'p, h3, h4, h5, h6, td, th, li, pre';

/**
 * Whether there is a selection in a text, or a caret, with which one may begin: as of the last word about it, since a
 * browser that is asked lays the page out first, which would be once for every block that is drawn. Undefined until it
 * was asked for.
 */
let isAny: boolean | undefined;

/** What is selected now, for a drawing of whatever it is in; null where nothing is, which is nearly always. */
export function noteSelection(): SelectionEnds | null {
  if (isAny === undefined) {
    document.addEventListener('selectionchange', look);
    // What has just begun to be selected is told of later.
    document.addEventListener('selectstart', expect);
  }
  if (isAny ?? look()) return toEnds();
  return null;
}

function expect(): void {
  isAny = true;
}

function look(): boolean {
  const selection = document.getSelection();
  isAny = selection !== null && (!selection.isCollapsed || findLeaf(selection.anchorNode) !== null);
  return isAny;
}

function findLeaf(node: Node | null): Element | null {
  return (node instanceof Element ? node : node?.parentElement)?.closest(leaves) ?? null;
}

function toEnds(): SelectionEnds | null {
  const selection = document.getSelection();
  if (!selection) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  if (!anchorNode || !focusNode) return null;
  return { anchor: toEnd(anchorNode, anchorOffset), focus: toEnd(focusNode, focusOffset) };
}

/**
 * Selects again what was selected before a drawing. A text that has grown is written anew as a whole, and the browser
 * then moves to its beginning whatever selection began or ended in it. One that was divided, or written as other
 * elements, is the same text still: the selection is where as much of it is before.
 */
export function restoreSelection({ anchor, focus }: SelectionEnds): void {
  const selection = document.getSelection();
  const from = findEnd(anchor);
  const to = findEnd(focus);
  if (!selection || !from || !to) return;
  const isSame =
    selection.anchorNode === from.node &&
    selection.anchorOffset === from.offset &&
    selection.focusNode === to.node &&
    selection.focusOffset === to.offset;
  if (!isSame) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

function toEnd(node: Node, offset: number): SelectionEnd {
  const root = findLeaf(node) ?? undefined;
  const range = new Range();
  if (root) {
    range.setStart(root, 0);
    range.setEnd(node, offset);
  }
  return { node, offset, before: toBefore(node, offset), root, place: range.toString().length };
}

function findEnd(end: SelectionEnd): { node: Node; offset: number } | undefined {
  const { node, offset, before, root, place } = end;
  const isThere = node.isConnected && toBefore(node, offset) === before;
  if (!isThere && root?.isConnected) return findPlace(root, place);
  return node.isConnected ? { node, offset: Math.min(offset, toLength(node)) } : undefined;
}

function findPlace(root: Element, place: number): { node: Node; offset: number } | undefined {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let rest = place;
  let last: Text | undefined;
  for (let text = texts.nextNode() as Text | null; text; text = texts.nextNode() as Text | null) {
    if (rest <= text.length) return { node: text, offset: rest };
    rest -= text.length;
    last = text;
  }
  return last && { node: last, offset: last.length };
}

function toBefore(node: Node, offset: number): string {
  return node instanceof Text ? node.data.slice(0, offset) : '';
}

function toLength(node: Node): number {
  return node instanceof Text ? node.length : node.childNodes.length;
}
