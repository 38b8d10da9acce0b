import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createRowArea } from '../../support/row-area.ts';
import { openStores } from '../../../lib/background/open-stores.ts';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { onDisk } from '../../../lib/core/kept-in.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { toBeginning } from '../../support/messages.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});
afterEach(() => vi.unstubAllGlobals());

describe('the stores', () => {
  test('are on the disk', async () => {
    const { store, keptIn } = await openStores(createRowArea());
    expect(keptIn()).toEqual(onDisk);
    await store.begin(toBeginning('r'));
    expect(await (await openStores(createRowArea())).store.openRuns()).toEqual(['r']);
  });

  test('keep connections in a database of their own, and keys in another', async () => {
    await openStores(createRowArea());
    const names = (await indexedDB.databases()).map(({ name }) => name);
    expect(new Set(names)).toEqual(
      new Set(['sidestream', 'sidestream-vault', 'sidestream-keys-1']),
    );
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
    const { store, vault, keptIn } = await openStores(createRowArea());
    expect(keptIn()).toEqual({ conversations: 'memory', connections: 'memory' });
    expect(complaint).toHaveBeenCalledTimes(2);
    await store.begin(toBeginning('r'));
    expect(await store.openRuns()).toEqual(['r']);
    expect(await vault.connections.all()).toEqual([]);
  });

  describe('where a later version of us has written', () => {
    const settings = { id: 'settings', ...defaultSettings, language: 'de' } as const;
    const openLater = async (name: string): Promise<void> => {
      const later = indexedDB.open(name, 99);
      await new Promise((resolve) => later.addEventListener('success', resolve));
      later.result.close();
    };
    beforeEach(() => {
      vi.spyOn(console, 'error').mockImplementation(() => undefined);
    });

    test('conversations are in memory, and connections and keys where they were', async () => {
      await (await openStores(createRowArea())).vault.settings.put(settings);
      await openLater('sidestream');
      const { store, vault, keptIn } = await openStores(createRowArea());
      expect(keptIn()).toEqual({ conversations: 'later-version', connections: 'disk' });
      expect(await vault.settings.all()).toEqual([settings]);
      await store.begin(toBeginning('r'));
      expect(await store.openRuns()).toEqual(['r']);
    });

    test('connections are in memory, and conversations where they were', async () => {
      await (await openStores(createRowArea())).store.begin(toBeginning('r'));
      await openLater('sidestream-vault');
      const { store, vault, keptIn } = await openStores(createRowArea());
      expect(keptIn()).toEqual({ conversations: 'disk', connections: 'later-version' });
      expect(await vault.settings.all()).toEqual([]);
      expect(await store.openRuns()).toEqual(['r']);
    });
  });

  test('tell once that there is no room for an answer even in memory', async () => {
    const { store, keptIn, onKeptIn } = await openStores(createRowArea({ quota: 1000 }));
    let told = 0;
    onKeptIn(() => {
      told += 1;
    });
    await store.begin(toBeginning('r', { conversationId: toTemporaryId('t') }));
    expect(keptIn()).toEqual(onDisk);
    const long = [{ type: 'text-delta', text: 'x'.repeat(999) }] as const;
    for (const seq of [0, 1]) await expect(store.appendJournal('r', seq, long)).rejects.toThrow();
    expect(keptIn()).toEqual({ conversations: 'full-memory', connections: 'disk' });
    expect(told).toBe(1);
  });
});
