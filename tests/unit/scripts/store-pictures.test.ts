import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPngSize } from '../../../scripts/store/read-png-size.ts';

const store = join('docs', 'store');
const icons = join('public', 'icon');

describe('the icons', () => {
  test.each([16, 32, 48, 96, 128])('have the size that their name says: %i', (size) => {
    expect(readPngSize(readFileSync(join(icons, `${size}.png`)))).toEqual([size, size]);
  });

  test('for light and dark toolbars are drawings that load nothing', () => {
    for (const theme of ['light', 'dark']) {
      const text = readFileSync(join(icons, `${theme}.svg`), 'utf8');
      expect(text).toMatch(/^<svg /);
      expect(text).not.toMatch(/href|style|script|url\(/);
    }
  });
});

describe('the pictures of the listings', () => {
  const shots = readdirSync(store).filter((name) => /^(?:en|de)-\d-.*\.png$/.test(name));

  test('are the same in both languages', () => {
    const names = (language: string) =>
      shots.filter((name) => name.startsWith(language)).map((name) => name.slice(3));
    expect(names('en').length).toBeGreaterThanOrEqual(3);
    expect(names('de')).toEqual(names('en'));
  });

  test.each(shots)(
    'have the size that the Chrome Web Store takes, and at most 200 kB: %s',
    (name) => {
      const bytes = readFileSync(join(store, name));
      expect(readPngSize(bytes)).toEqual([1280, 800]);
      expect(bytes.length).toBeLessThanOrEqual(200_000);
    },
  );

  test('have a tile with them', () => {
    expect(readPngSize(readFileSync(join(store, 'tile-440x280.png')))).toEqual([440, 280]);
  });
});
