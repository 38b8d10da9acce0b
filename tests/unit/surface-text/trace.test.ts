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
    ['without marks that are not closed yet', '**Planning the *ans', 'Planning the ans'],
    ['a link by its words', 'I read [the survey](https://example.org/a)', 'I read the survey'],
    [
      'a link that is not whole yet by its words',
      'I read [the survey](https://exa',
      'I read the survey',
    ],
    ['an entity as what it is', 'a &amp; b &lt; c', 'a & b < c'],
    ['what is escaped without its sign', '2 \\* 3', '2 * 3'],
    ['a product as it is', '2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['a task without its box', '- [ ] count', 'count'],
    ['code as it is', '```\nconst a = 1;', 'const a = 1;'],
    ['what is before a fence', 'So I write:\n```', 'So I write:'],
    ['what is before a rule', 'Done.\n\n---\n', 'Done.'],
    ['the cells of a row', '| a | **b** |', 'a b'],
    ['one line of marks that are open from before', 'x\n\nit is **so\nand so**', 'and so'],
    ['money as it is', 'It costs $5 and', 'It costs $5 and'],
    ['a formula by its source', 'So $x^2$ is', 'So x^2 is'],
    ['half a formula not yet', 'So $x^', 'So'],
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
