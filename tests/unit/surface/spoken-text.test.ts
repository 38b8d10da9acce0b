import { describe, expect, test } from 'vitest';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import { createSpokenText } from '../../../lib/surface/spoken-text.ts';
import { gallery } from '../../support/gallery.ts';

const words = {
  code: (lines: number) => `code ${lines}`,
  table: (rows: number) => `table ${rows}`,
};

/** What is said after each of the pieces, and at the end. */
function speak(...pieces: string[]): string[][] {
  const spoken = createSpokenText(words);
  const text = createTextBuffer();
  const said = pieces.map((piece) => {
    text.append(piece);
    return spoken.next(text, false);
  });
  return [...said, spoken.next(text, true)];
}

describe('what is spoken of an answer', () => {
  test('is sentences, each once it is whole, without the signs of Markdown', () => {
    expect(
      speak('# Rivers\n\nA *river* flo', 'ws. It is **wet**', '. And [long](https://a.b/)'),
    ).toEqual([['Rivers'], ['A river flows.'], ['It is wet.'], ['And long']]);
  });

  test('of code and tables says how much there is, once they are whole', () => {
    const code = [
      '```js\nlet a\n',
      'let b\n```\n',
      '\n| a | b |\n|---|---|\n| 1 | 2 |\n',
      '\nDone.',
    ];
    expect(speak(...code)).toEqual([[], [], ['code 2'], ['table 1'], ['Done.']]);
  });

  test('takes the points of a list and of a quote one by one', () => {
    expect(speak('- one\n- two. Three', ' more\n\n> said\n')).toEqual([
      ['one', 'two.'],
      ['Three more'],
      ['said'],
    ]);
  });

  test('is the same however the answer comes, and all of it', () => {
    const toLetters = (said: string[][]): string => said.flat().join('').replaceAll(/\s/g, '');
    const whole = toLetters(speak(gallery.answer));
    const pieces = gallery.answer.match(/[\s\S]{1,7}/g) ?? [];
    expect(toLetters(speak(...pieces))).toBe(whole);
    expect(whole).toContain('Discharge');
    expect(whole).not.toMatch(/\*\*|\[\^/);
  });
});
