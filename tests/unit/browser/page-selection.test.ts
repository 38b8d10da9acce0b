import { expect, test, vi } from 'vitest';

const executeScript = vi.hoisted(() => vi.fn());
vi.mock('../../../lib/browser/extension-api.ts', () => ({
  api: { scripting: { executeScript } },
}));
const { readTabSelection } = await import('../../../lib/browser/page-selection.ts');

const toFrame = (frameId: number, origin: string, text: string) => ({
  frameId,
  result: { origin, text },
});
const own = 'https://own.example';

test.each([
  ['of the page', [toFrame(0, own, 'top'), toFrame(2, own, 'near')], 'top'],
  ['of a frame of its site', [toFrame(0, own, ''), toFrame(2, own, 'near')], 'near'],
  ['of no other site', [toFrame(2, 'https://ads.example', 'far'), toFrame(0, own, '')], ''],
  ['of no sandbox in another', [toFrame(0, 'null', ''), toFrame(2, 'null', 'far')], ''],
  ['where the page is gone', [toFrame(2, own, 'far')], ''],
])('the selection is told %s', async (_, frames, told) => {
  executeScript.mockResolvedValue(frames);
  expect(await readTabSelection(7)).toBe(told);
});
