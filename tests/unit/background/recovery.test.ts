import { describe, expect, test, vi } from 'vitest';
import { closeOrphans } from '../../../lib/background/recovery.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toRunView } from '../../../lib/core/run-view.ts';
import { toBeginning } from '../../support/messages.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });

async function partsOf(store: ReturnType<typeof createEmptyStore>, id: string) {
  const message = await store.message(id);
  return message?.role === 'assistant' ? message.parts : undefined;
}

describe('after the death of a background', () => {
  test('a run that was live keeps what had arrived and is interrupted', async () => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('a')]);
    await store.appendJournal('r', 1, [text('b')]);
    await closeOrphans(store, 77);
    expect(await partsOf(store, 'r')).toEqual([
      text('ab'),
      { type: 'error', error: { kind: 'interrupted', model: 'model' }, atMs: 77 },
    ]);
    expect(await store.openRuns()).toEqual([]);
    expect(await store.readJournal('r')).toEqual([]);
  });

  test('what was held back of its text is in its place, and kept as text', async () => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('a')]);
    await store.appendJournal('r', 1, [
      { type: 'withheld', part: { type: 'text-delta', text: '<' } },
    ]);
    await closeOrphans(store, 77);
    expect(await partsOf(store, 'r')).toMatchObject([text('a<'), { type: 'error' }]);
  });

  test('a run without a single part is interrupted too', async () => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    await closeOrphans(store, 77);
    expect(toRunView((await partsOf(store, 'r')) ?? []).state).toBe('interrupted');
  });

  test.each<[string, StreamPart]>([
    ['finished', { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 5 }],
    ['stopped', { type: 'abort', atMs: 5 }],
    ['failed', { type: 'error', error: { kind: 'overloaded' }, atMs: 5 }],
  ])('a run that had %s stays so', async (state, end) => {
    const store = createEmptyStore();
    await store.begin(toBeginning('r'));
    await store.appendJournal('r', 0, [text('a'), end]);
    await closeOrphans(store, 77);
    expect(await partsOf(store, 'r')).toEqual([text('a'), end]);
    expect(toRunView((await partsOf(store, 'r')) ?? []).state).toBe(state);
  });

  test('what had ended properly is not touched', async () => {
    const store = createEmptyStore();
    const { answer, ...beginning } = toBeginning('r');
    await store.begin({ ...beginning, answer });
    const ended = { ...answer, parts: [text('a')] };
    await store.finishRun(ended);
    await closeOrphans(store, 77);
    expect(await store.message('r')).toEqual(ended);
  });

  test('one run that cannot be closed keeps neither the others nor the background from living', async () => {
    const complaint = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const store = createEmptyStore();
    for (const id of ['r1', 'r2', 'r3']) await store.begin(toBeginning(id));
    const failing = {
      ...store,
      finishRun: (answer: Parameters<typeof store.finishRun>[0]) =>
        answer.id === 'r2' ? Promise.reject(new Error('full')) : store.finishRun(answer),
    };
    await expect(closeOrphans(failing, 77)).resolves.toEqual({
      closed: ['c', 'c'],
      waiting: [],
    });
    expect(await store.openRuns()).toEqual(['r2']);
    expect(complaint).toHaveBeenCalledOnce();
  });
});
