import type { RawText } from '../markdown/block.ts';
import { createHiddenFilter } from '../core/hidden-characters.ts';
import { endsInHalf } from '../core/surrogates.ts';

/** Writes raw text that grows into an element, a block for each line: a new word costs the layout of its own line. */
export interface LineWriter {
  /** Writes what is new of a text that only grows into an element that is always the same, and nobody else's. */
  write(text: Pick<RawText, 'length' | 'since'>, target: Element): void;
}

/** A line that is longer goes on in pieces, for the same reason: some have no end. */
const pieceLength = 4_000;
/** After so many lines the next begin an element of their own: what grows has all its brothers laid out again. */
const linesInPart = 256;

/** Builds a writer that has written nothing; `onLine` is told of each line that is whole. */
export function createLineWriter(onLine: (line: Element) => void = () => undefined): LineWriter {
  const filter = createHiddenFilter();
  let written = 0;
  /** The line that the next words are added to, and the last text in it; none where a line begins. */
  let open: { readonly block: Element; text: Text } | undefined;
  let lines = 0;
  let part: Element | undefined;
  const toParent = (target: Element): Element => {
    if (lines > 0 && lines % linesInPart === 0) {
      part = target.ownerDocument.createElement('span');
      part.className = 'line-part';
      target.append(part);
    }
    lines += 1;
    return part ?? target;
  };
  const begin = (
    page: Document,
    parent: Element,
    name?: string,
  ): { block: Element; text: Text } => {
    const block = page.createElement('span');
    if (name !== undefined) block.className = name;
    const text = page.createTextNode('');
    block.append(text);
    parent.append(block);
    return { block, text };
  };
  return {
    write(text, target) {
      const page = target.ownerDocument;
      const raw = text.since(written);
      written += raw.length;
      const fresh = filter.add(raw);
      for (const line of fresh === '' ? [] : fresh.split(/(?<=\n)/u)) {
        open ??= begin(page, toParent(target));
        let rest = line;
        for (;;) {
          const cut = toCut(rest, pieceLength - open.text.length);
          open.text.appendData(rest.slice(0, cut));
          rest = rest.slice(cut);
          if (rest === '') break;
          open.text = begin(page, open.block, 'line-piece').text;
        }
        if (!line.endsWith('\n')) continue;
        onLine(open.block);
        open = undefined;
      }
    },
  };
}

/** How much of a text goes where there is so much room: no pair is divided. */
function toCut(text: string, room: number): number {
  if (text.length <= room) return text.length;
  return endsInHalf(text.charAt(room - 1)) ? room - 1 : Math.max(0, room);
}
