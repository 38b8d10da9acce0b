import { expect, test } from 'vitest';
import { createToolBox } from '../../../lib/background/tool-box.ts';
import { toTool } from '../../support/tools.ts';

const url = 'https://tools.example/mcp';
const toTools = (count: number, begin: string, bringer: string) =>
  Array.from({ length: count }, (_, at) => toTool({ name: `${begin}${at}`, bringer }));

test('more tools than a provider takes are not offered: the last ones of a server, which is told', async () => {
  const settings = { toolsOn: true, toolLeaves: {}, toolServers: [{ url, name: 'Notes' }] };
  const own = toTools(28, 'own', 'own');
  const box = createToolBox(
    { store: { conversation: async () => undefined }, settings: async () => settings } as never,
    [
      async () => ({ tools: own, missing: [] }),
      async () => ({ tools: toTools(101, 'notes__', url), missing: [] }),
    ],
  );
  const { tools, missing } = await box.offered('c');
  expect(tools).toHaveLength(128);
  expect(tools.slice(0, 28)).toEqual(own);
  expect(missing).toEqual([
    { server: 'Notes (1/101)', error: { kind: 'endless', host: 'tools.example' } },
  ]);
});
