import { describe, expect, test } from 'vitest';
import type { BackgroundOptions } from '../../../lib/background/background-options.ts';
import type { Connections } from '../../../lib/background/connections.ts';
import type { Credentials } from '../../../lib/background/credentials.ts';
import { openCalls } from '../../../lib/background/open-calls.ts';
import { createToolBox } from '../../../lib/background/tool-box.ts';
import type { WindowMap } from '../../../lib/background/window-map.ts';
import { systemClock } from '../../../lib/browser/system-clock.ts';
import { builtInNames } from '../../../lib/core/built-in-names.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import type { Settings } from '../../../lib/core/connection.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { toBeginning } from '../../support/messages.ts';
import { toTool } from '../../support/tools.ts';

async function toSources(change: Partial<Settings> = {}) {
  const store = createEmptyStore();
  await store.begin(toBeginning('r'));
  return { store, settings: async () => ({ ...defaultSettings, toolsOn: true, ...change }) };
}

describe('of two tools with one name', () => {
  const ours = toTool({ description: 'Ours.' });
  const theirs = toTool({ description: 'Theirs.' });

  test('the first is offered', async () => {
    const box = createToolBox(await toSources(), [
      async () => ({ tools: [ours], missing: [] }),
      async () => ({ tools: [theirs, toTool({ name: 'more' })], missing: [] }),
    ]);
    const { tools } = await box.offered('c');
    expect(tools.map(({ name, description }) => [name, description])).toEqual([
      ['look', 'Ours.'],
      ['more', 'Looks.'],
    ]);
  });

  test('the second is not offered where the first is turned off', async () => {
    const box = createToolBox(await toSources(), [
      async () => ({ tools: [{ ...ours, acts: true }], missing: [] }),
      async () => ({ tools: [theirs], missing: [] }),
    ]);
    expect(await box.offered('c')).toEqual({ tools: [], missing: [] });
  });
});

test('no name of a tool of ours is ever somebody else’s, be ours turned on or off', async () => {
  const ownTools = [...builtInNames, 'wind'].map((name) => ({
    id: `own-${name}`,
    name,
    description: 'Somebody else’s.',
    schema: '{"type":"object"}',
    reply: { type: 'fixed', text: 'x' } as const,
  }));
  const { store, settings } = await toSources({ ownTools });
  const { box } = openCalls({
    store,
    clock: systemClock,
    pictures: { add: async () => undefined },
    indexer: { catchUp: async () => undefined, isBehind: () => false },
    onPaused: () => undefined,
    connections: { settings } as Partial<Connections> as Connections,
    permissions: { has: async () => true },
    credentials: {} as Credentials,
    windows: {} as WindowMap,
    tabs: {} as BackgroundOptions['tabs'],
    signIn: {} as BackgroundOptions['signIn'],
  });
  const { tools } = await box.offered('c');
  expect(tools.filter(({ bringer }) => bringer !== undefined).map(({ name }) => name)).toEqual([
    'wind',
  ]);
  expect(tools.map(({ name }) => name)).toContain('read_page');
});

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
