import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createMemoryStore } from '../../../lib/conversations/memory-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { toRow } from '../../support/figure-rows.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { createEmptyStore, createRowArea } from '../../support/row-area.ts';
import { kinds } from './kinds-of-stores.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const ended = (id: string, conversationId = 'c') =>
  toAnswer({ id, conversationId, parts: [{ type: 'abort', atMs: 9 }] });
const idsOf = async (store: ConversationStore, month = '2026-11') =>
  (await store.figures(month)).map(({ id }) => id).sort();

describe.each(kinds)('the figures of a store %s', (_, create) => {
  let store: ConversationStore;
  beforeEach(async () => {
    store = await create();
    await store.begin(toBeginning('r'));
    await store.finishRun(ended('r'), toRow({ id: 'r' }));
  });

  test('come with the end of a run, once however often it is written', async () => {
    await store.finishRun(ended('r'), toRow({ id: 'r' }));
    expect(await store.figures('2026-11')).toEqual([toRow({ id: 'r' })]);
  });

  test('are read by month', async () => {
    await store.begin(toBeginning('old'));
    await store.finishRun(ended('old'), toRow({ id: 'old', month: '2026-10' }));
    expect(await idsOf(store)).toEqual(['r']);
    expect(await idsOf(store, '2026-10')).toEqual(['old']);
    expect((await store.figureMonths()).sort()).toEqual(['2026-10', '2026-11']);
    expect(await store.figures('2026-09')).toEqual([]);
  });

  test('stay when their conversation goes, since the bill does', async () => {
    await store.delete(['c']);
    expect(await idsOf(store)).toEqual(['r']);
  });

  test('are kept of a run whose conversation went while it was written', async () => {
    await store.begin(toBeginning('late'));
    await store.delete(['c']);
    expect(await store.finishRun(ended('late'), toRow({ id: 'late' }))).toBe(false);
    expect(await idsOf(store)).toEqual(['late', 'r']);
  });

  test('go with everything', async () => {
    await store.clear();
    expect(await idsOf(store)).toEqual([]);
    expect(await store.figureMonths()).toEqual([]);
  });

  test('are forgotten by run, or all', async () => {
    await store.begin(toBeginning('other'));
    await store.finishRun(ended('other'), toRow({ id: 'other' }));
    await store.forgetFigures(['r']);
    expect(await idsOf(store)).toEqual(['other']);
    await store.forgetFigures(null);
    expect(await idsOf(store)).toEqual([]);
    expect(await store.messages('c')).toHaveLength(4);
  });
});

describe('in two tiers', () => {
  test('a temporary conversation leaves no figures on the disk, and counts until the browser closes', async () => {
    const disk = createIndexedStore(await openConversationDatabase());
    const area = createRowArea();
    const store = await createTieredStore(disk, createMemoryStore({}, area));
    const conversationId = toTemporaryId('t');
    await store.begin(toBeginning('r', { conversationId }));
    await store.finishRun(ended('r', conversationId), toRow({ id: 'r' }));
    await store.delete([conversationId]);
    expect(await disk.figures('2026-11')).toEqual([]);
    expect(await idsOf(store)).toEqual(['r']);
    // The next background of the same browser.
    const again = await createTieredStore(disk, createMemoryStore(await area.all(), area));
    expect(await idsOf(again)).toEqual(['r']);
  });

  test('what a full disk refuses counts all the same, and once when there is room again', async () => {
    const disk = createIndexedStore(await openConversationDatabase());
    let isFull = true;
    const refuse = async () => {
      throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
    };
    const full = new Proxy(disk, {
      get: (target, name: keyof typeof disk) =>
        isFull && (name === 'begin' || name === 'takeUp') ? refuse : target[name],
    });
    const store = await createTieredStore(full, createEmptyStore());
    await store.begin(toBeginning('r'));
    await store.finishRun(ended('r'), toRow({ id: 'r' }));
    expect(await idsOf(store)).toEqual(['r']);
    expect(await disk.figures('2026-11')).toEqual([]);
    isFull = false;
    await store.begin(toBeginning('next'));
    expect(await disk.figures('2026-11')).toEqual([toRow({ id: 'r' })]);
    expect(await idsOf(store)).toEqual(['r']);
  });

  test('an answer goes before its figures where there is little room', async () => {
    const area = createRowArea({ quota: 900 });
    const store = createMemoryStore({}, area);
    await store.begin(toBeginning('r'));
    const model = 'm'.repeat(600);
    expect(await store.finishRun(ended('r'), toRow({ id: 'r', model }))).toBe(true);
    expect(await store.openRuns()).toEqual([]);
  });
});
