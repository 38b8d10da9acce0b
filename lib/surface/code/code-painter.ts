import { noteSelection, restoreSelection } from '../keep-selection.ts';
import type { Slices } from '../slices.ts';
import type { LineReader } from './line-reader.ts';

/** Gives the lines of code their colours, each one once, when it is whole. */
export interface CodePainter {
  /** Takes the next line; its text ends in a line end and does not change any more. */
  take(line: Element): void;
  close(): void;
}

/** A longer line stays plain: nobody reads it by its colours, and some patterns take the square of its length. */
const longestLine = 1_000;
/** Lines behind these stay plain. */
const mostLines = 3_000;

/** Builds a painter. It loads what it needs with the first line, and nothing where no language is named. */
export function createCodePainter(label: string, slices: Slices): CodePainter {
  const lines: Element[] = [];
  let painted = 0;
  let reader: LineReader | undefined;
  let isLoading = false;
  let isPlain = label === '';
  let isPainting = false;
  let forget: (() => void) | undefined;

  const stop = (): void => {
    isPlain = true;
    lines.length = 0;
  };
  const paintNext = (): boolean => {
    const line = lines[painted];
    if (isPlain || !reader || !line) {
      isPainting = false;
      return false;
    }
    painted += 1;
    try {
      paint(line, reader);
    } catch {
      // A reader that fails has lost its place: the rest stays as it was written.
      stop();
    }
    return true;
  };
  const paintAll = (): void => {
    if (isPainting) return;
    isPainting = true;
    // It may have painted all there is when it comes back.
    forget = slices.run(paintNext);
  };
  const load = async (): Promise<void> => {
    const { openReader } = await import('./open-reader.ts');
    reader = await openReader(label);
    if (!reader) stop();
    else if (!isPlain) paintAll();
  };

  return {
    take(line) {
      if (isPlain || lines.length >= mostLines) return;
      lines.push(line);
      if (reader) paintAll();
      else if (!isLoading) {
        isLoading = true;
        // Files that an update took away under an open page: the code stays as it was written.
        load().catch(stop);
      }
    },
    close() {
      forget?.();
      stop();
    },
  };
}

function paint(line: Element, reader: LineReader): void {
  const text = line.textContent.replace(/\n$/, '');
  if (text.length > longestLine) return;
  const page = line.ownerDocument;
  const nodes = reader.read(text).map(({ text, kind }) => {
    if (!kind) return text;
    const token = page.createElement('span');
    token.className = `is-${kind}`;
    token.textContent = text;
    return token;
  });
  if (nodes.every((node) => typeof node === 'string')) return;
  const selected = noteSelection();
  line.replaceChildren(...nodes, '\n');
  if (selected) restoreSelection(selected);
}
