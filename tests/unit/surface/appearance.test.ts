import { signal } from '@preact/signals';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { contrasts, textSizes, themes } from '../../../lib/core/appearance.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { followAppearance } from '../../../lib/surface/appearance.ts';
import type { Look } from '../../../lib/surface/appearance.ts';

const script = readFileSync('public/first-paint.js', 'utf8');

const toLook = (): Look => ({ dataset: {}, style: { fontSize: '' } });

/** Runs the script that a page waits for. */
function paintFirst(kept: () => string | null): Look {
  const documentElement = toLook();
  runInNewContext(script, { document: { documentElement }, localStorage: { getItem: kept } });
  return documentElement;
}

describe('how a page looks', () => {
  test('the first picture is what the settings made of the last one, whatever they are', () => {
    for (const theme of themes) {
      for (const contrast of contrasts) {
        for (const textSize of textSizes) {
          const kept = new Map<string, string>();
          const shown = toLook();
          const settings = signal({ ...defaultSettings, theme, contrast, textSize });
          followAppearance(settings, shown, { setItem: (key, value) => void kept.set(key, value) });
          expect(shown.dataset).toEqual({ theme, contrast });
          expect(paintFirst(() => kept.get('appearance') ?? null)).toEqual(shown);
        }
      }
    }
  });

  test('a page that knows no settings yet leaves the first picture as it is', () => {
    const page = toLook();
    const kept: string[] = [];
    followAppearance(signal(defaultSettings), page, { setItem: (key) => void kept.push(key) });
    expect([page, kept]).toEqual([toLook(), []]);
  });

  test('a storage that fails, and one that holds anything else, cost no page its picture', () => {
    const fail = (): never => {
      throw new Error('no storage here');
    };
    for (const kept of [fail, () => null, () => 'dark', () => 'dark more 1000', () => '<b> a 90']) {
      expect(paintFirst(kept)).toEqual(toLook());
    }
    const page = toLook();
    followAppearance(signal({ ...defaultSettings, theme: 'dark' }), page, { setItem: fail });
    expect(page.dataset['theme']).toBe('dark');
  });
});
