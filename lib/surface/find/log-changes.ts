/** Rows of a log that have changed since they were last asked for. */
export interface LogChanges {
  take(): ReadonlySet<Element>;
  close(): void;
}

/** Watches a log whose rows are the children of `content`. `onChange` may be told more often than there is a change. */
export function watchLog(content: Element, onChange: () => void): LogChanges {
  let changed = new Set<Element>();
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      for (const node of target === content ? addedNodes : [target]) {
        const row = toRow(node, content);
        if (row) changed.add(row);
      }
    }
    onChange();
  });
  observer.observe(content, {
    childList: true,
    characterData: true,
    subtree: true,
    // What is folded away is not found.
    attributeFilter: ['open'],
  });
  return {
    take() {
      const taken = changed;
      changed = new Set();
      return taken;
    },
    close: () => observer.disconnect(),
  };
}

/** The row that a node is in; undefined for one that has gone. */
function toRow(node: Node, content: Element): Element | undefined {
  let at: Node | null = node;
  while (at && at.parentNode !== content) at = at.parentNode;
  return at instanceof Element ? at : undefined;
}
