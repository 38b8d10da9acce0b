import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paces } from '../../../lib/core/appearance.ts';
import type { Pace } from '../../../lib/core/appearance.ts';
import { createTextBuffer } from '../../../lib/core/text-buffer.ts';
import type { TextBuffer } from '../../../lib/core/text-buffer.ts';
import { createPacer } from '../../../lib/surface/pace.ts';
import { check } from '../../support/property.ts';

/** A text of which somebody reads, frame by frame, as much as the pacer lets them. */
function createReader(pace: Pace) {
  const text = createTextBuffer();
  let nowMs = 0;
  let grewAtMs = 0;
  let read = 0;
  const pacer = createPacer(
    () => pace,
    () => nowMs,
    () => grewAtMs,
  );
  const look = (whole = false): string => {
    const to = pacer.next(text, read, text.length, whole);
    if (to < read || to > text.length) throw new Error('read what is not there');
    read = to;
    return text.since(0, read);
  };
  return {
    text,
    look,
    again: () => pacer.againInMs,
    add(delta: string, afterMs = 10): string {
      nowMs += afterMs;
      if (delta !== '') grewAtMs = nowMs;
      text.append(delta);
      return look();
    },
    /** A delta of which the drawing comes later. */
    addUnseen(delta: string): void {
      grewAtMs = nowMs;
      text.append(delta);
    },
    wait(ms: number): string {
      nowMs += ms;
      return look();
    },
  };
}

const readOf = (pace: Pace, ...deltas: string[]): string[] => {
  const reader = createReader(pace);
  return deltas.map((delta) => reader.add(delta));
};

describe('as it comes', () => {
  test.each([
    ['a family', ['We are ', '👩', '\u200d', '👧', ' here'], 'We are '],
    ['a flag', ['To ', '🇩', '🇪', '!'], 'To '],
    ['a skin tone', ['Hi 👋', '🏽', ' you'], 'Hi '],
    ['a combining mark', ['cafe', '\u0301', '.'], 'caf'],
    ['jamo', ['말: ᄒ', 'ᅡ', 'ᆫ', '.'], '말: '],
    ['a conjunct', ['अ क', '\u094d', 'ष', ' .'], 'अ '],
    ['a keycap', ['No 1', '\ufe0f', '\u20e3', ' .'], 'No '],
  ])('%s is there whole or not at all', (_, deltas, before) => {
    const shown = readOf('stream', ...deltas);
    for (const text of shown.slice(0, -1)) expect(text.trimEnd()).toBe(before.trimEnd());
    expect(shown.at(-1)?.startsWith(deltas.slice(0, -1).join(''))).toBe(true);
  });

  test('many flags stay pairs, however many came before', () => {
    const reader = createReader('stream');
    const flags = '🇩🇪🇫🇷🇯🇵'.repeat(60);
    for (const half of flags) {
      const shown = reader.add(half);
      expect(shown.length % 4, String(shown.length)).toBe(0);
    }
  });

  test('the end of a line waits for nothing', () => {
    expect(readOf('stream', 'one\n')).toEqual(['one\n']);
  });
});

describe('by word', () => {
  test('a word is shown once what follows it has come, with the signs that belong to it', () => {
    expect(readOf('word', 'Hel', 'lo', ',', ' wor', 'ld. ', '3', '.', '14', ' ')).toEqual([
      '',
      '',
      '',
      'Hello,',
      'Hello, world.',
      'Hello, world.',
      'Hello, world. ',
      'Hello, world. ',
      'Hello, world. 3.14',
    ]);
  });

  test('a language without spaces comes in its own words', () => {
    const shown = readOf('word', '我们', '今天', '去北', '京看', '朋友');
    expect(shown.at(-1)).toBe('我们今天去北京');
  });

  test('what is no word by its length comes in letters', () => {
    const reader = createReader('word');
    const shown = Array.from({ length: 40 }, () => reader.add('0123456789abcdef')).at(-1);
    expect(shown?.length).toBeGreaterThan(40 * 16 - 300);
  });
});

describe('by sentence', () => {
  test('a sentence is shown once the next begins, and a line once it ends', () => {
    expect(readOf('sentence', 'One is', ' here. ', 'Two', ' is', ' too.\n', '- three')).toEqual([
      '',
      '',
      'One is here. ',
      'One is here. ',
      'One is here. Two is too.\n',
      'One is here. Two is too.\n',
    ]);
  });

  test('what is no sentence by its length comes in words', () => {
    const reader = createReader('sentence');
    let shown = '';
    for (let at = 0; at < 400; at += 1) shown = reader.add('word ');
    expect(shown.length).toBeGreaterThan(2000 - 600);
    expect(shown).toMatch(/word$/);
  });
});

describe('at every pace', () => {
  test('a text that pauses is given as it is, a while before 100 ms are over', () => {
    for (const pace of paces) {
      const reader = createReader(pace);
      reader.add('And then he sa');
      const againMs = reader.again() ?? 0;
      expect(againMs, pace).toBeGreaterThan(0);
      expect(againMs, pace).toBeLessThan(80);
      expect(reader.wait(againMs - 1), pace).not.toBe('And then he sa');
      expect(reader.wait(1), pace).toBe('And then he sa');
      expect(reader.again(), pace).toBeUndefined();
    }
  });

  test('a pause begins with what came last, however long that waited for its frame', () => {
    const reader = createReader('word');
    expect(reader.add('one tw')).toBe('one');
    reader.addUnseen('o thr');
    expect(reader.wait(50)).toBe('one two');
    expect(reader.again()).toBe(14);
    expect(reader.wait(14)).toBe('one two thr');
  });

  test('what is not drawn frame by frame is given whole, but for half a pair', () => {
    for (const pace of paces) {
      const reader = createReader(pace);
      reader.text.append('And then he sa\ud83d');
      expect(reader.look(true)).toBe('And then he sa');
      expect(reader.again()).toBeUndefined();
    }
  });

  test('no character is ever split, all comes within 100 ms of a pause, and words are whole', () => {
    const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
    check(
      fc.property(fc.constantFrom(...paces), deltas, (pace, parts) => {
        const reader = createReader(pace);
        const whole = parts.map(({ delta }) => delta).join('');
        const borders = new Set([0, whole.length]);
        for (const { index } of graphemes.segment(whole)) borders.add(index);
        let stoodMs = 0;
        for (const { delta, afterMs } of parts) {
          // A frame comes at least every 16 ms, and the pacer says when one is wanted beside.
          for (let left = afterMs; left > 0;) {
            const step = Math.min(left, 16, Math.max(1, reader.again() ?? 16));
            left -= step;
            stoodMs += step;
            const shown = reader.wait(step);
            if (stoodMs >= 84) expect(shown).toBe(toPairs(reader.text.toString()));
          }
          const before = reader.look();
          const shown = reader.add(delta, 0);
          if (delta !== '') stoodMs = 0;
          if (shown === before) continue;
          expect(borders.has(shown.length), `${shown.length} in ${JSON.stringify(whole)}`).toBe(
            true,
          );
          const isMidWord = /[a-z]$/.test(shown) && /^[a-z]/.test(whole.slice(shown.length));
          if (pace === 'word') expect(isMidWord, shown).toBe(false);
        }
        reader.wait(100);
        expect(reader.look()).toBe(toPairs(whole));
      }),
      400,
    );
  });

  test('a look costs the same, however long the text has become', () => {
    for (const pace of paces) {
      const reader = createReader(pace);
      let looked = 0;
      const counted: TextBuffer = {
        get length() {
          return reader.text.length;
        },
        append: reader.text.append,
        since(offset, limit) {
          const found = reader.text.since(offset, limit);
          looked = Math.max(looked, found.length);
          return found;
        },
      };
      const pacer = createPacer(
        () => pace,
        () => 0,
        () => 0,
      );
      let read = 0;
      for (let at = 0; at < 3000; at += 1) {
        reader.text.append(at % 3 === 0 ? 'wordswithoutanyend' : '汉字');
        read = pacer.next(counted, read, reader.text.length, false);
      }
      expect(looked, pace).toBeLessThan(1000);
      expect(reader.text.length - read, pace).toBeLessThan(1000);
    }
  });
});

/** What a text is without half a pair at its end. */
function toPairs(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}

const clusters =
  '👩‍👩‍👧‍👦 👋🏽 🇩🇪 🏴‍☠️ 1️⃣ e\u0301 o\u0308\u0323 क्षि ක්‍ෂ நி 각 각 a word Word ne ل لِ 漢 字 か\u3099 ก็ - ,'
    .split(' ')
    .concat(' ', '. ', '\n', '\r\n');

/** A text of such characters, cut anywhere, with pauses of every length between the pieces. */
const deltas = fc
  .tuple(
    fc.array(fc.constantFrom(...clusters), { maxLength: 40 }),
    fc.array(fc.nat({ max: 6 }), { maxLength: 60 }),
    fc.array(fc.constantFrom(0, 1, 5, 16, 40, 90, 200), { minLength: 1, maxLength: 20 }),
  )
  .map(([pieces, lengths, pauses]) => {
    const whole = pieces.join('');
    const parts: { delta: string; afterMs: number }[] = [];
    let at = 0;
    for (let index = 0; at < whole.length; index += 1) {
      const length = lengths[index] ?? 3;
      parts.push({
        delta: whole.slice(at, at + length),
        afterMs: pauses[index % pauses.length] ?? 0,
      });
      at += length;
    }
    return parts;
  });
