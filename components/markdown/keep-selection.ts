/** What is selected, before a drawing. */
export interface SelectionEnds {
  anchorNode: Node;
  anchorOffset: number;
  focusNode: Node;
  focusOffset: number;
}

/** What is selected now; null where nothing is, which is nearly always. */
export function noteSelection(): SelectionEnds | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed) return null;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return anchorNode && focusNode ? { anchorNode, anchorOffset, focusNode, focusOffset } : null;
}

/**
 * Selects again what was selected before a drawing. A text that has grown is written anew as a whole, and the browser
 * then moves to its beginning whatever selection began or ended in it.
 */
export function restoreSelection(ends: SelectionEnds): void {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = ends;
  const selection = document.getSelection();
  if (!selection || !anchorNode.isConnected || !focusNode.isConnected) return;
  const isSame =
    selection.anchorNode === anchorNode &&
    selection.anchorOffset === anchorOffset &&
    selection.focusNode === focusNode &&
    selection.focusOffset === focusOffset;
  if (isSame) return;
  selection.setBaseAndExtent(
    anchorNode,
    Math.min(anchorOffset, toLength(anchorNode)),
    focusNode,
    Math.min(focusOffset, toLength(focusNode)),
  );
}

function toLength(node: Node): number {
  return node instanceof Text ? node.length : node.childNodes.length;
}
