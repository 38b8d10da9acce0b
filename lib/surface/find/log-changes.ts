import { toRow } from '../log-rows.ts';

/** Rows of a log that have changed since they were last asked for. */
export interface LogChanges {
  take(): ReadonlySet<Element>;
  close(): void;
}

/** Watches a log whose rows are in `content`. `onChange` may be told more often than there is a change. */
export function watchLog(content: Element, onChange: () => void): LogChanges {
  let changed = new Set<Element>();
  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes } of records) {
      const row = toRow(target, content);
      if (row) changed.add(row);
      for (const node of row ? [] : addedNodes) {
        // A row, or a group of them.
        const added = toRow(node, content);
        for (const each of added ? [added] : node.childNodes) {
          if (each instanceof Element) changed.add(each);
        }
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
