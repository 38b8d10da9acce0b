import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRowArea } from '../../support/row-area.ts';
import { openStores } from '../../../lib/background/open-stores.ts';
import { toBeginning } from '../../support/messages.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.unstubAllGlobals());

describe('the stores', () => {
  test('are on the disk', async () => {
    const { store, memoryOnly } = await openStores(createRowArea());
    expect(memoryOnly()).toBe(false);
    await store.begin(toBeginning('r'));
    expect(await (await openStores(createRowArea())).store.openRuns()).toEqual(['r']);
  });

  test('keep keys in a database of their own', async () => {
    await openStores(createRowArea());
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set(['sidestream', 'sidestream-vault']));
  });

  test.each([
    ['there is none', undefined],
    [
      'it throws',
      {
        open: () => {
          throw new DOMException('no', 'SecurityError');
        },
      },
    ],
  ])('are in memory where the browser refuses its database: %s', async (_, refusing) => {
    vi.stubGlobal('indexedDB', refusing);
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { store, vault, memoryOnly } = await openStores(createRowArea());
    expect(memoryOnly()).toBe(true);
    expect(complaint).toHaveBeenCalledOnce();
    await store.begin(toBeginning('r'));
    expect(await store.openRuns()).toEqual(['r']);
    expect(await vault.connections.all()).toEqual([]);
  });
});
