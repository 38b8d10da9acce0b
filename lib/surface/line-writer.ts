import type { RawText } from '../markdown/block.ts';
import { createHiddenFilter } from '../core/hidden-characters.ts';

/** Writes raw text that grows into an element, a block for each line: a new word costs the layout of its own line. */
export interface LineWriter {
  /** Writes what is new of a text that only grows into an element that is always the same, and nobody else's. */
  write(text: Pick<RawText, 'length' | 'since'>, target: Element): void;
}

/** Builds a writer that has written nothing; `onLine` is told of each line that is whole. */
export function createLineWriter(onLine: (line: Element) => void = () => undefined): LineWriter {
  const filter = createHiddenFilter();
  let written = 0;
  /** The line that the next words are added to; none where a line begins. */
  let open: { readonly block: Element; readonly text: Text } | undefined;
  return {
    write(text, target) {
      const page = target.ownerDocument;
      const raw = text.since(written);
      written += raw.length;
      const fresh = filter.add(raw);
      for (const line of fresh === '' ? [] : fresh.split(/(?<=\n)/u)) {
        if (!open) {
          open = { block: page.createElement('span'), text: page.createTextNode('') };
          open.block.append(open.text);
          target.append(open.block);
        }
        open.text.appendData(line);
        if (!line.endsWith('\n')) continue;
        onLine(open.block);
        open = undefined;
      }
    },
  };
}
