import { isErrorLine } from './error-lines.ts';

/** As much of a line as tells what it is, and is worth showing. */
const sampleLimit = 200;
/** A line of an event stream. */
const known = /^(?:(?:data|event|id|retry):|:)/;
/** A field without a colon is one without a value. */
const bareField = /^(?:data|event|id|retry)$/;

/** Watches an event stream for lines that are none of it: the parser lets them fall without a word. */
export interface StrayLines {
  feed(text: string): void;
  /** The stream is over, and with it its last line. */
  end(): void;
}

/** Builds the watching of one stream; `onLine` gets the beginning of each such line. Linear, however the text is cut. */
export function createStrayLines(onLine: (line: string) => void): StrayLines {
  let line = '';
  let isKnown = false;
  let isFirst = true;
  const take = (piece: string): void => {
    if (isKnown || piece === '' || line.length >= sampleLimit) return;
    line += piece.slice(0, sampleLimit);
    if (isFirst) line = line.replace(/^\uFEFF/, '');
    isKnown = known.test(line) || isErrorLine(line);
  };
  const end = (): void => {
    if (!isKnown && line !== '' && !bareField.test(line)) onLine(line.slice(0, sampleLimit));
    line = '';
    isKnown = false;
    isFirst = false;
  };
  return {
    feed(text) {
      let from = 0;
      for (const { index } of text.matchAll(/[\r\n]/g)) {
        take(text.slice(from, index));
        end();
        from = index + 1;
      }
      take(text.slice(from));
    },
    end,
  };
}
