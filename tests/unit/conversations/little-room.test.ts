import { beforeEach, describe, expect, test, vi } from 'vitest';
import { closeOrphans, toOrphanParts } from '../../../lib/background/recovery.ts';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { createMemoryStore } from '../../../lib/conversations/memory-store.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import type { RowArea } from '../../../lib/core/platform.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { toAnswer, toBeginning } from '../../support/messages.ts';
import { createRowArea } from '../../support/row-area.ts';

const conversationId = toTemporaryId('t');
const end: StreamPart = {
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  atMs: 9,
};

let area: RowArea;
let store: ConversationStore;
let losing = 0;
const open = async (): Promise<ConversationStore> =>
  createMemoryStore(await area.all(), area, () => {
    losing += 1;
  });

/** A run of that many deltas, to its end, as a run writer and a run manager write it. */
async function answer(deltas: number, quota: number, delta = 'word '): Promise<string> {
  area = createRowArea({ quota });
  store = await open();
  await store.begin(toBeginning('r', { conversationId }));
  const parts: StreamPart[] = [];
  for (let at = 0; at < deltas; at += 1) parts.push({ type: 'text-delta', text: `${delta}${at} ` });
  parts.push(end);
  for (const [seq, part] of parts.entries()) {
    await store.appendJournal('r', seq, [part]).catch(() => undefined);
  }
  await store.finishRun(toAnswer({ id: 'r', conversationId, parts })).catch(() => undefined);
  return toRunView(parts).text.toString();
}

/** What the next background makes of it. */
async function readAgain(): Promise<{ state: string; text: string }> {
  const again = await open();
  await closeOrphans(again, 10);
  const row = await again.message('r');
  if (row?.role !== 'assistant') throw new Error('the answer is gone');
  const { state, text } = toRunView(row.parts ?? (await toOrphanParts(again, row, 10)));
  return { state, text: text.toString() };
}

beforeEach(() => {
  losing = 0;
  // A background that finds no room says so.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

describe('an answer that ends where there is little room', () => {
  test('is whole and finished after a death, where row and journal do not fit side by side', async () => {
    const text = await answer(20, 4800, 'w'.repeat(100));
    // There was none for the row.
    expect((await area.all())['message.r']).toMatchObject({ parts: null });
    expect(await store.message('r')).toMatchObject({ parts: { length: 21 } });
    expect(await store.openRuns()).toEqual([]);
    expect(losing).toBe(0);
    for (const _ of ['once', 'and again']) {
      expect(await readAgain()).toEqual({ state: 'finished', text });
    }
    await (await open()).delete([conversationId]);
    expect(await area.all()).toEqual({});
  });

  test('is whole and finished where only its text has room, and not what each piece of it costs', async () => {
    const text = await answer(300, 8000);
    expect(losing).toBe(0);
    expect(await readAgain()).toEqual({ state: 'finished', text });
  });

  test.each([0, 1, 2, 3, 5, 8, 13])(
    'reads the same where the background dies while pieces are joined, at call %i',
    async (calls) => {
      area = createRowArea({ quota: 8000 });
      const { set, remove } = area;
      const fate = { left: Number.POSITIVE_INFINITY, refused: false };
      const whileAlive =
        <Args extends unknown[]>(write: (...args: Args) => Promise<void>) =>
        async (...args: Args): Promise<void> => {
          if (fate.left <= 0) return new Promise(() => undefined);
          fate.left -= 1;
          await write(...args);
        };
      const mortal = {
        remove: whileAlive(remove),
        set: whileAlive(async (rows: Parameters<RowArea['set']>[0]) => {
          try {
            await set(rows);
          } catch (cause) {
            if (!fate.refused) fate.left = calls;
            fate.refused = true;
            throw cause;
          }
        }),
      };
      store = createMemoryStore({}, mortal);
      await store.begin(toBeginning('r', { conversationId }));
      let text = '';
      for (let at = 0; !fate.refused; at += 1) {
        const writing = store.appendJournal('r', at, [{ type: 'text-delta', text: `word ${at} ` }]);
        await Promise.race([writing, new Promise((resolve) => setImmediate(resolve))]);
        if (!fate.refused) text += `word ${at} `;
      }
      const read = await readAgain();
      expect(read.state).toBe('interrupted');
      expect([text, `${text}word ${text.split('word').length - 1} `]).toContain(read.text);
    },
  );

  test('keeps what stood in its journal, without a hole, and warns, where there is no room at all', async () => {
    const text = await answer(400, 3000);
    expect(losing).toBeGreaterThan(0);
    const read = await readAgain();
    expect(read.state).toBe('interrupted');
    expect(read.text.length).toBeGreaterThan(500);
    expect(text.startsWith(read.text)).toBe(true);
  });

  test('is kept to its end once another conversation has made room', async () => {
    area = createRowArea({ quota: 3000 });
    store = await open();
    await store.begin(toBeginning('other', { conversationId: toTemporaryId('o') }));
    await store.appendJournal('other', 0, [{ type: 'text-delta', text: 'o'.repeat(1500) }]);
    await store.begin(toBeginning('r', { conversationId }));
    const long: StreamPart = { type: 'text-delta', text: 'r'.repeat(900) };
    await expect(store.appendJournal('r', 0, [long])).rejects.toThrow(/quota/);
    await store.delete([toTemporaryId('o')]);
    await store.finishRun(toAnswer({ id: 'r', conversationId, parts: [long, end] }));
    expect(await readAgain()).toEqual({ state: 'finished', text: 'r'.repeat(900) });
  });
});
