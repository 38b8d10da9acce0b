/*
 * The rows of a log stand in groups, and these in groups, the children of its content: a browser that leaves out what is
 * off screen looks at each thing that it may leave out in every frame, and so at a few groups, not at all messages. To ask
 * a row that is left out for its place makes the browser lay it out, so the groups are asked first.
 */

/** All rows, in their order. */
export function readRows(content: Element): Element[] {
  return Array.from(content.children).flatMap((section) =>
    Array.from(section.children).flatMap((group) => Array.from(group.children)),
  );
}

/** The first row that ends below `top`, a place on the screen in px. */
export function findRowAt(content: Element, top: number): Element | undefined {
  const findIn = ({ children }: Element): Element | undefined =>
    Array.from(children).find((element) => element.getBoundingClientRect().bottom > top);
  const section = findIn(content);
  const group = section && (findIn(section) ?? section.lastElementChild);
  return (group && (findIn(group) ?? group.lastElementChild)) ?? undefined;
}

/** The row that a node is in; undefined for one that has gone. */
export function toRow(node: Node, content: Element): Element | undefined {
  let at: Node | null = node;
  while (at && at.parentNode?.parentNode?.parentNode !== content) at = at.parentNode;
  return at instanceof Element ? at : undefined;
}
