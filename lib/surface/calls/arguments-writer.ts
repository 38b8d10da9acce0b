import { createJsonIndenter } from '../../core/indented-json.ts';
import { createLineWriter } from '../line-writer.ts';
import { toExactArguments } from './exact-arguments.ts';

/** Writes the arguments of a call into an element, and nobody else does. */
export interface ArgumentsWriter {
  /**
   * Writes what is new of a text that grows; of a `whole` one exactly what would be sent. Nothing that stands there is touched, unless it
   * turns out to be other than it seemed. Of what is longer than `limit` the beginning is written.
   */
  write(text: string, options: { whole: boolean; limit: number; target: Element }): void;
}

/** Builds one that has written nothing. */
export function createArgumentsWriter(): ArgumentsWriter {
  let box: Element | undefined;
  let lines = createLineWriter();
  let indenter = createJsonIndenter();
  let read = 0;
  let written = '';
  const begin = (target: Element): void => {
    target.replaceChildren();
    box = target;
    lines = createLineWriter();
    indenter = createJsonIndenter();
    read = 0;
    written = '';
  };
  return {
    write(all, { whole, limit, target }) {
      const text = all.slice(0, limit);
      // Cut when it is indented: the beginning alone is no JSON any more.
      const exact = whole ? toExactArguments(all).slice(0, limit) : undefined;
      const isOther = exact === undefined ? text.length < read : !exact.startsWith(written);
      if (target !== box || isOther) begin(target);
      written = exact ?? written + indenter.add(text.slice(read));
      read = text.length;
      const { length } = written;
      lines.write({ length, since: (offset) => written.slice(offset) }, target);
    },
  };
}
