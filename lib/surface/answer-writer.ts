import type { TextBuffer } from '../core/text-buffer.ts';

/**
 * Writes a growing text into an element: one block per line, so that a new token costs the layout of its own line and
 * not of all that came before. The element's `textContent` is exactly what was written, line ends included.
 */
export interface AnswerWriter {
  /** How much of the text is in the page, in UTF-16 code units. */
  readonly written: number;
  /**
   * Writes what is new. Starts over when `epoch` is not that of the last call. Half of a surrogate pair waits for its
   * other half, unless the text has `ended`. While it grows at most a frame's worth is written: returns whether more is
   * waiting.
   */
  write(text: TextBuffer, epoch: number, ended: boolean): boolean;
}

/**
 * A browser lays out a whole block for each word added to it: at 40 kB on one line that was 12 ms a frame. So a line
 * longer than this goes on in a further block, from the next space on, until the text has ended and it is joined again.
 */
const longLine = 2000;
/** A line without spaces goes on anywhere. */
const unbrokenLine = 4000;
/** A line that is longer still stays in its blocks at the end too: as one block it would take seconds to lay out. */
const joinableLine = 40_000;
/**
 * The most that is written in one frame while the text grows. A server that sends faster than this is far ahead of any
 * reader, and the page must stay free to take a click on Stop.
 */
const frameLength = 32_000;

/** Builds the writer of `target`, which must be empty and must be written by nobody else. */
export function createAnswerWriter(target: Element): AnswerWriter {
  const page = target.ownerDocument;
  let written = 0;
  let lastEpoch: number | undefined;
  /** The text that the next words are added to; none where a line begins. */
  let open: Text | undefined;
  /** Pieces of lines that were cut for being long, each with its blocks in order. */
  let cutLines: Text[][] = [];

  const openBlock = (): Text => {
    const block = page.createElement('div');
    block.dir = 'auto';
    const text = page.createTextNode('');
    block.append(text);
    target.append(block);
    return text;
  };
  const openRest = (cut: Text): Text => {
    const rest = openBlock();
    const pieces = cutLines.at(-1);
    if (pieces?.at(-1) === cut) pieces.push(rest);
    else cutLines.push([cut, rest]);
    return rest;
  };
  const appendLine = (line: string, ended: boolean): void => {
    open ??= openBlock();
    let rest = line;
    let cut = ended ? rest.length : toCut(open, rest);
    while (cut < rest.length) {
      open.appendData(rest.slice(0, cut));
      open = openRest(open);
      rest = rest.slice(cut);
      cut = toCut(open, rest);
    }
    open.appendData(rest);
    if (line.endsWith('\n')) open = undefined;
  };
  const joinCutLines = (): void => {
    for (const [first, ...others] of cutLines) {
      if (others.length * longLine > joinableLine) continue;
      first?.appendData(others.map(({ data }) => data).join(''));
      for (const other of others) other.parentElement?.remove();
      if (open && others.includes(open)) open = first;
    }
    cutLines = [];
  };

  return {
    get written() {
      return written;
    },
    write(text, epoch, ended) {
      if (epoch !== lastEpoch || text.length < written) {
        target.replaceChildren();
        open = undefined;
        cutLines = [];
        written = 0;
        lastEpoch = epoch;
      }
      if (text.length > written) {
        const fresh = toWritable(text.since(written, ended ? undefined : frameLength), ended);
        for (const line of toLines(fresh)) appendLine(line, ended);
        written += fresh.length;
      }
      if (ended) joinCutLines();
      // Half a pair that waits for its other half is nothing to come back for.
      return text.length - written > 1;
    },
  };
}

/** What can be shown of `text` now: all but a last high surrogate whose other half has not come. */
export function toWritable(text: string, ended: boolean): string {
  const last = text.charCodeAt(text.length - 1);
  return !ended && last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}

/** The lines of a text, each with its line end; joined they are the text. */
export function toLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** How much of `line` goes into a block before the next one begins; all of it where none has to. */
function toCut(block: Text, line: string): number {
  const length = block.length;
  if (length + line.length <= longLine) return line.length;
  if (length >= longLine && block.data.endsWith(' ')) return 0;
  const space = line.indexOf(' ', Math.max(0, longLine - length));
  if (space >= 0 && length + space < unbrokenLine) return space + 1;
  if (length + line.length <= unbrokenLine) return line.length;
  const cut = Math.max(1, unbrokenLine - length);
  // Between the halves of a pair is no place to cut.
  return toWritable(line.slice(0, cut), false).length === cut ? cut : cut + 1;
}
