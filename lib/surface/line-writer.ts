import type { RawText } from '../markdown/block.ts';
import { createHiddenFilter } from '../core/hidden-characters.ts';

/** Writes raw text that grows into an element, a block for each line: a new word costs the layout of its own line. */
export interface LineWriter {
  /** Writes what is new of a text that only grows into an element that is always the same, and nobody else's. */
  write(text: Pick<RawText, 'length' | 'since'>, target: Element): void;
}

/** Builds a writer that has written nothing. */
export function createLineWriter(): LineWriter {
  const filter = createHiddenFilter();
  let written = 0;
  /** The line that the next words are added to; none where a line begins. */
  let open: Text | undefined;
  return {
    write(text, target) {
      const page = target.ownerDocument;
      const raw = text.since(written);
      written += raw.length;
      const fresh = filter.add(raw);
      for (const line of fresh === '' ? [] : fresh.split(/(?<=\n)/u)) {
        if (!open) {
          const block = page.createElement('span');
          open = page.createTextNode('');
          block.append(open);
          target.append(block);
        }
        open.appendData(line);
        if (line.endsWith('\n')) open = undefined;
      }
    },
  };
}
