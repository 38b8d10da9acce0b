import { describe, expect, test } from 'vitest';
import { findCommand, keyMap, keyPlaces, toKey } from '../../../lib/surface/key-map.ts';
import type { KeyPress } from '../../../lib/surface/key-map.ts';

/** A key as an American keyboard sends it. */
function press(shortcut: string, fields: Partial<KeyPress> = {}): KeyPress {
  const parts = shortcut.split('+');
  const last = parts.at(-1) ?? '';
  const isLetter = /^[A-Z]$/.test(last);
  const shiftKey = parts.includes('Shift') || last === '?';
  return {
    key: isLetter && !shiftKey ? last.toLowerCase() : last,
    code: isLetter ? `Key${last}` : last,
    altKey: parts.includes('Alt'),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    shiftKey,
    ...fields,
  };
}

const bound = keyMap.flatMap(({ command }) =>
  keyPlaces.flatMap((place) => {
    const key = toKey(command, place);
    return key === undefined ? [] : [{ command, place, key }];
  }),
);

describe('the table of keys', () => {
  test.each(bound)('$key asks for $command, $place and nowhere else', ({ command, place, key }) => {
    expect(findCommand(press(key), [place])).toBe(command);
    const others = keyPlaces.filter((other) => other !== place);
    expect(findCommand(press(key), others)).toBeUndefined();
  });

  test('no key stands for two things', () => {
    expect(new Set(bound.map(({ key }) => key)).size).toBe(bound.length);
  });

  test('a single letter or sign counts only where nothing is typed', () => {
    const single = bound.filter(({ key }) => key.length === 1);
    expect(single.length).toBeGreaterThan(0);
    for (const { key, place } of single) {
      expect(['log', 'outside-text'], key).toContain(place);
      expect(place === 'log' || key === '?', key).toBe(true);
    }
  });

  test('no key is one that browsers or screen readers take', () => {
    // Firefox's menus, Chrome's menu and address bar, and the keys that NVDA, JAWS and VoiceOver begin theirs with.
    const taken =
      /^(?:Alt\+Shift\+[EFVSBTHUKO]|Alt\+[A-Z]|Ctrl\+[A-Z]|Ctrl\+Shift\+[A-Z]|Ctrl\+Alt\+.*|F\d+)$/;
    for (const { key } of bound) expect(key).not.toMatch(taken);
  });

  test('one modifier more is another key', () => {
    for (const { key } of bound) {
      expect(findCommand(press(key, { metaKey: true }), keyPlaces), key).toBeUndefined();
      expect(
        findCommand({ ...press(key), ctrlKey: !press(key).ctrlKey }, keyPlaces),
      ).toBeUndefined();
    }
  });

  test('a letter is found where the keyboard has none of ours: with Option, and in Cyrillic', () => {
    const option = press('Alt+Shift+M', { key: 'Â' });
    const cyrillic = press('Alt+Shift+M', { key: 'Ь' });
    for (const key of [option, cyrillic]) expect(findCommand(key, ['anywhere'])).toBe('compose');
    // Where the keyboard has another Latin letter at that place, it is that letter.
    expect(findCommand(press('C', { key: 'j' }), ['log'])).toBe('next');
    expect(findCommand(press('X', { key: 'q' }), ['log'])).toBeUndefined();
  });

  test('a slash counts however it is typed', () => {
    const german = press('Ctrl+/', { shiftKey: true, code: 'Digit7' });
    expect(findCommand(german, ['anywhere'])).toBe('help');
  });
});
