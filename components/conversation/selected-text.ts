/** What can be quoted: the words of a question and of an answer, and none of the buttons and figures around them. */
const quotable = '.question-text, .answer .markdown';

/** What is selected of questions and answers, in their order. */
export function findSelected(content: Element): Range[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return Array.from(content.querySelectorAll(quotable))
    .filter((text) => range.intersectsNode(text))
    .map((text) => toCommon(range, text))
    .filter((part) => part.toString().trim() !== '');
}

/** The texts of these, as they are shown: the browser alone knows its lines. What is selected is another thing after it. */
export function readSelected(parts: readonly Range[]): string[] {
  const selection = document.getSelection();
  if (!selection) return [];
  return parts.map((range) => {
    selection.removeAllRanges();
    selection.addRange(range);
    return selection.toString();
  });
}

/** Where a selection ends on the screen. */
export function toEndRect(range: Range): DOMRect {
  const { endContainer, endOffset } = range;
  if (endContainer instanceof Text && endOffset > 0) {
    const last = new Range();
    last.setStart(endContainer, endOffset - 1);
    last.setEnd(endContainer, endOffset);
    const rect = last.getBoundingClientRect();
    if (rect.height > 0) return rect;
  }
  return Array.from(range.getClientRects()).at(-1) ?? range.getBoundingClientRect();
}

function toCommon(range: Range, text: Element): Range {
  const common = new Range();
  common.selectNodeContents(text);
  if (range.compareBoundaryPoints(Range.START_TO_START, common) > 0) {
    common.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, common) < 0) {
    common.setEnd(range.endContainer, range.endOffset);
  }
  return common;
}
