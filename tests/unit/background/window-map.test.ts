import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createWindowMap } from '../../../lib/background/window-map.ts';
import type { SessionStore } from '../../../lib/core/platform.ts';
import { createEmptyStore } from '../../support/row-area.ts';
import { toBeginning } from '../../support/messages.ts';

let kept: Map<string, unknown>;
let session: SessionStore;
beforeEach(() => {
  kept = new Map();
  session = {
    get: async (key) => kept.get(key),
    set: async (key, value) => void kept.set(key, structuredClone(value)),
  };
});

async function createStore(...conversationIds: string[]) {
  const store = createEmptyStore();
  for (const [index, conversationId] of conversationIds.entries()) {
    await store.begin(toBeginning(`r${index}`, { conversationId, atMs: index + 1 }));
  }
  return store;
}

describe('a window', () => {
  test('shows the latest conversation, as long as none was chosen', async () => {
    const map = createWindowMap(session, await createStore('old', 'new'));
    expect(await map.current(1)).toBe('new');
  });

  test('keeps to what it shows, although a later conversation comes', async () => {
    const store = await createStore('old', 'new');
    const map = createWindowMap(session, store);
    await map.current(1);
    await store.begin(toBeginning('r', { conversationId: 'newest', atMs: 99 }));
    expect(await map.current(1)).toBe('new');
    expect(await map.current(2)).toBe('newest');
  });

  test('goes on with what it showed before an update, unless it shows something by now', async () => {
    const map = createWindowMap(session, await createStore('old', 'new'));
    expect(await map.current(1, 'old')).toBe('old');
    expect(await map.current(1)).toBe('old');
    expect(await map.current(1, 'new')).toBe('old');
    // Nothing was asked in it, so no store knows it.
    expect(await map.current(2, 'never-asked')).toBe('never-asked');
  });

  test('shows what was chosen for it, and for no other', async () => {
    const map = createWindowMap(session, await createStore('old', 'new'));
    await map.show(1, 'old');
    expect(await map.current(1)).toBe('old');
    expect(await map.current(2)).toBe('new');
  });

  test('begins a conversation of its own where there is none', async () => {
    const map = createWindowMap(session, await createStore());
    const id = await map.current(1);
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(await map.current(1)).toBe(id);
    expect(await map.current(2)).not.toBe(id);
  });

  test('gives two surfaces that ask at once the same conversation', async () => {
    const map = createWindowMap(session, await createStore());
    const [panel, popup] = await Promise.all([map.current(1), map.current(1)]);
    expect(panel).toBe(popup);
    expect(await map.current(1)).toBe(panel);
  });

  test('does not lose what is chosen for it while it is asked for the first time', async () => {
    const map = createWindowMap(session, await createStore('old', 'new'));
    const asking = map.current(1);
    const showing = map.show(1, 'old');
    await Promise.all([asking, showing]);
    expect(await map.current(1)).toBe('old');
  });

  test('is told what was chosen for it while its first choice was being kept', async () => {
    const map = createWindowMap(
      {
        get: session.get,
        async set(key, value) {
          await session.set(key, value);
          await new Promise((resolve) => setTimeout(resolve, 5));
        },
      },
      await createStore('old', 'new'),
    );
    const asking = map.current(1);
    await new Promise((resolve) => setTimeout(resolve, 1));
    void map.show(1, 'old');
    expect(await asking).toBe('old');
  });

  test('shows the same after the background was ended', async () => {
    const store = await createStore('old', 'new');
    await createWindowMap(session, store).show(1, 'old');
    expect(await createWindowMap(session, store).current(1)).toBe('old');
  });

  test('shows the latest conversation after the browser was', async () => {
    const store = await createStore('old', 'new');
    await createWindowMap(session, store).show(1, 'old');
    kept.clear();
    expect(await createWindowMap(session, store).current(1)).toBe('new');
  });

  test.each(['get', 'set'] as const)(
    'shows its conversation also where %s fails',
    async (failing) => {
      const fault = vi.spyOn(console, 'error').mockImplementation(() => undefined);
      const full = { ...session, [failing]: () => Promise.reject(new Error('QUOTA_BYTES')) };
      const map = createWindowMap(full, await createStore('old', 'new'));
      expect(await map.current(1)).toBe('new');
      await map.show(1, 'old');
      expect(await map.current(1)).toBe('old');
      expect(fault).toHaveBeenCalled();
      fault.mockRestore();
    },
  );

  test.each([null, 7, 'x', [], { 1: 7 }, { 1: null }])(
    'is not misled by %j in the store',
    async (junk) => {
      kept.set('conversation-by-window', junk);
      expect(await createWindowMap(session, await createStore('new')).current(1)).toBe('new');
    },
  );
});
