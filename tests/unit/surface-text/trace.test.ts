import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import { toTrace } from '../../../lib/surface/trace.ts';

const trace = (text: string): string => toTrace(createTextBuffer(text));

describe('the trace of a thought', () => {
  test.each([
    ['the last line', 'First I look.\nThen I count', 'Then I count'],
    ['without an empty line after it', 'Then I count.\n\n', 'Then I count.'],
    ['without the marks of Markdown', '**Planning the `answer`**', 'Planning the answer'],
    ['without the mark of a heading or of a list', 'x\n## Planning', 'Planning'],
    ['nothing yet', '', ''],
    ['without hidden characters', 'a\u{e0041}b', 'ab'],
  ])('is %s', (_, text, expected) => {
    expect(trace(text)).toBe(expected);
  });

  test('of a long line is its last sentence, in any script', () => {
    expect(trace(`${'So it went on and on. '.repeat(20)}Now I know`)).toBe('Now I know');
    expect(trace(`${'それは続きました。'.repeat(20)}今わかった`)).toBe('今わかった');
  });

  test('costs what its end costs, not the whole text', () => {
    const text = createTextBuffer('x'.repeat(1_000_000));
    let asked = 0;
    const counting = {
      ...text,
      length: text.length,
      since: (offset: number) => {
        const found = text.since(offset);
        asked += found.length;
        return found;
      },
    };
    toTrace(counting);
    expect(asked).toBeLessThan(1_000);
  });
});
