import { fold } from './fold.ts';
import type { Folded } from './fold.ts';

/** A stretch of text without a border of blocks in it, in as many text nodes as its emphasis and links make of it. */
export interface TextRun {
  readonly folded: Folded;
  readonly texts: readonly Text[];
  /** Where each of `texts` begins in the run. */
  readonly offsets: readonly number[];
}

const inlineNames = new Set(
  'a abbr b bdi bdo cite code del em i ins kbd mark q s small span strong sub sup u var wbr'.split(
    ' ',
  ),
);

/**
 * Reads the texts within `root`. Borders are told by the names of elements, since what is off screen has no layout that
 * could be asked for at no cost. What matches `unsearched` is passed over.
 */
export function readRuns(root: Element, unsearched: string): TextRun[] {
  const runs: TextRun[] = [];
  let source = '';
  let texts: Text[] = [];
  let offsets: number[] = [];
  const close = (): void => {
    if (texts.length > 0) runs.push({ folded: fold(source), texts, offsets });
    source = '';
    texts = [];
    offsets = [];
  };
  const read = (parent: Node): void => {
    for (let node = parent.firstChild; node; node = node.nextSibling) {
      if (node instanceof Text) {
        offsets.push(source.length);
        texts.push(node);
        source += node.data;
      } else if (node instanceof Element) {
        if (node.localName === 'br') source += '\n';
        else if (inlineNames.has(node.localName) && !node.matches(unsearched)) read(node);
        else {
          close();
          if (!node.matches(unsearched)) read(node);
          close();
        }
      }
    }
  };
  read(root);
  close();
  return runs;
}

/** What those places of a run are in its text nodes. */
export function toStaticRange(run: TextRun, start: number, end: number): StaticRange {
  const first = toText(run, start);
  const last = toText(run, end - 1);
  return new StaticRange({
    startContainer: first.text,
    startOffset: Math.min(start - first.offset, first.text.length),
    endContainer: last.text,
    endOffset: Math.min(end - last.offset, last.text.length),
  });
}

/** The last text that begins at or before that place. */
function toText({ texts, offsets }: TextRun, at: number): { text: Text; offset: number } {
  let [low, high] = [0, texts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return { text: texts[low] as Text, offset: offsets[low] ?? 0 };
}
