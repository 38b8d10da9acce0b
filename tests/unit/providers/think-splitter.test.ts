import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { releaseWithheld } from '../../../lib/core/parts.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { createThinkSplitter } from '../../../lib/providers/think-splitter.ts';
import { check } from '../../support/property.ts';

function split(pieces: readonly string[]): {
  text: string;
  reasoning: string;
  parts: StreamPart[];
} {
  const parts: StreamPart[] = [];
  const splitter = createThinkSplitter((part) => parts.push(part));
  for (const piece of pieces) splitter.push(piece);
  splitter.end();
  const view = toRunView(parts);
  return { text: view.text.toString(), reasoning: view.reasoning.toString(), parts };
}

const example = 'The format is:\n<think>\nmy thoughts\n</think>\nand then the answer.';
const fenced = 'The format is:\n\n```\n<think>\nmy thoughts\n</think>\nanswer\n```\n';

const cases: readonly [name: string, input: string, reasoning: string, text: string][] = [
  ['no tag', 'Hello', '', 'Hello'],
  ['nothing', '', '', ''],
  ['a thought and an answer', '<think>Hm.</think>\n\nYes.', 'Hm.', 'Yes.'],
  ['an empty thought', '<think>\n\n</think>\n\nYes.', '', 'Yes.'],
  ['an empty thought and nothing else', '<think>\n\n</think>\n\n', '', ''],
  ['an empty thought without an end', '<think>\n\n', '', ''],
  ['an empty thought whose opening tag is swallowed', '\n\n</think>\n\nYes.', '', 'Yes.'],
  ['a thought that begins with a line end', '<think>\nHm.</think>Yes.', '\nHm.', 'Yes.'],
  ['two thoughts in a row', '<think>a</think>\n\n<think>b</think>\nYes.', 'a\n\nb', 'Yes.'],
  ['an empty thought and another', '<think></think><think>b</think>Yes.', 'b', 'Yes.'],
  ['a space after a thought', '<think>a</think>\n Yes.', 'a', ' Yes.'],
  ['a thought and half a tag', '<think>a</think>\n<thi', 'a', '<thi'],
  ['a closing tag alone, at the end of a line', 'Okay….</think>\n\nHello!', 'Okay….', 'Hello!'],
  ['a closing tag alone, at the end of all', 'Okay….</think>', 'Okay….', ''],
  ['space before the tag', '\n <think>Hm.</think>Yes.', 'Hm.', 'Yes.'],
  ['a thought without an end', '<think>Hm. </thin', 'Hm. </thin', ''],
  ['a closing tag alone, on its line', 'Let me see.\n</think>\n\nYes.', 'Let me see.\n', 'Yes.'],
  ['a closing tag alone, at the very end', 'Let me see.\n</think>', 'Let me see.\n', ''],
  ['a closing tag first of all', '</think>\nYes.', '', 'Yes.'],
  ['a tag that is written about', 'Use `</think>` to end it.', '', 'Use `</think>` to end it.'],
  ['a tag further on', 'The tag\n<think> opens.', '', 'The tag\n<think> opens.'],
  [
    'a closing tag that ends a sentence',
    'It ends with </think>\nNo',
    '',
    'It ends with </think>\nNo',
  ],
  ['an example of both tags', example, '', example],
  ['an example in a code block', fenced, '', fenced],
  ['an example after a thought', `<think>a</think>${example}`, 'a', example],
  [
    'a tag in the middle of an answer',
    '<think>a</think>1 <think>b</think>2',
    'a',
    '1 <think>b</think>2',
  ],
  ['a second closing tag', '<think>a</think>b\n</think>\nc', 'a', 'b\n</think>\nc'],
  ['what begins like a tag', '<thin air', '', '<thin air'],
  ['the beginning of a tag alone', '<thi', '', '<thi'],
  ['half a closing tag at a line start', 'a\n</thi', '', 'a\n</thi'],
  ['windows line ends', 'Hm.\r\n</think>\r\n\r\nYes.', 'Hm.\r\n', 'Yes.'],
];

describe.each(cases)('%s', (_, input, reasoning, text) => {
  test('is told apart, whole and letter by letter', () => {
    expect(split([input])).toMatchObject({ reasoning, text });
    expect(split(input.split(''))).toMatchObject({ reasoning, text });
  });

  test('is told apart wherever it is cut', () => {
    for (let cut = 0; cut <= input.length; cut += 1) {
      expect(split([input.slice(0, cut), input.slice(cut)]), `cut at ${cut}`).toMatchObject({
        reasoning,
        text,
      });
    }
  });
});

test('nothing is lost or added, whatever comes in whatever pieces', () => {
  const piece = fc.oneof(
    fc.constantFrom('<think>', '</think>', '\n', '<', '</', 'think>', 'a', ' '),
    fc.string({ maxLength: 4 }),
  );
  check(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const whole = split([pieces.join('')]);
      const apart = split(pieces);
      expect([apart.text, apart.reasoning]).toEqual([whole.text, whole.reasoning]);
      const input = pieces.join('');
      if (!input.includes('think>')) expect(whole.text).toBe(input);
    }),
    2000,
  );
});

test('a thought of blanks alone is not told at all', () => {
  const { parts } = split(['<think>', '\n\n', '</think>', '\n\n', 'Yes.']);
  expect(parts).toEqual([{ type: 'text-delta', text: 'Yes.' }]);
});

test('text is held back for no longer than it may be the beginning of a tag', () => {
  const parts: StreamPart[] = [];
  const splitter = createThinkSplitter((part) => parts.push(part));
  for (const letter of 'Hi <b\n</b') splitter.push(letter);
  expect(toRunView(parts).text.toString()).toBe('Hi <b\n</b');
});

test('what is held back at any moment is told, as what the end would make of it', () => {
  const piece = fc.oneof(
    fc.constantFrom('<think>', '</think>', '<thi', '</', 'nk>', '\n', '<', 'a', ' '),
    fc.string({ maxLength: 4 }),
  );
  check(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const parts: StreamPart[] = [];
      const splitter = createThinkSplitter((part) => parts.push(part));
      for (const each of pieces) splitter.push(each);
      const view = toRunView(releaseWithheld(parts));
      const { text, reasoning } = split(pieces);
      expect([view.text.toString(), view.reasoning.toString()]).toEqual([text, reasoning]);
    }),
    2000,
  );
});

test('what is held back is told in as little as it can be, however many blanks come first', () => {
  let told = 0;
  const splitter = createThinkSplitter((part) => {
    told += JSON.stringify(part).length;
  });
  for (let index = 0; index < 10_000; index += 1) splitter.push('\n');
  expect(told).toBeLessThan(10_000);
});
