import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

const styles = new URL('../../../components/styles/', import.meta.url);

/** The custom properties of a style sheet that have a colour for each theme. */
async function readColors(file: string): Promise<Map<string, readonly [string, string]>> {
  const css = await readFile(new URL(file, styles), 'utf8');
  const found = css.matchAll(/--([a-z-]+): light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)/g);
  return new Map([...found].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

/** Relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance). */
function toLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function toContrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [toLuminance(one), toLuminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('every colour of code can be read on the paper of both themes', async () => {
  const paper = (await readColors('tokens.css')).get('paper');
  const colors = await readColors('code-colors.css');
  expect(colors.size).toBe(9);
  for (const [name, themes] of colors) {
    for (const [index, color] of themes.entries()) {
      expect(toContrast(color, paper?.[index] ?? ''), name).toBeGreaterThanOrEqual(4.5);
    }
  }
});
