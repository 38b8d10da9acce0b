import { computed, signal } from '@preact/signals';
import { beforeEach, expect, test, vi } from 'vitest';
import { openMessage } from '../../../lib/surface/open-message.ts';
import { createPlaceStore } from '../../../lib/surface/place-store.ts';

const storage = { getItem: () => null, setItem: () => undefined };

/** A surface that shows `c`, and has two branches of whatever else it shows once it is told of it. */
function createScene() {
  const conversationId = signal<string | null>('c');
  const loaded = signal(true);
  const leaf = signal('new');
  const branch = computed(() => (loaded.value ? [{ id: 'root' }, { id: leaf.value }] : []));
  const frames: (() => void)[] = [];
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
  const surface = {
    conversationId,
    loaded,
    branch,
    places: createPlaceStore(storage),
    showBranch: (id: string) => void (leaf.value = id),
    showConversation(id: string) {
      if (id === conversationId.peek()) return;
      loaded.value = false;
      conversationId.value = id;
    },
  } as unknown as Parameters<typeof openMessage>[0];
  return { surface, conversationId, loaded, leaf, frames };
}

let scene: ReturnType<typeof createScene>;
beforeEach(() => {
  scene = createScene();
});

test('a message of the branch on screen is where its conversation is read on', () => {
  openMessage(scene.surface, 'c', 'root');
  expect(scene.surface.places.read('c')?.id).toBe('root');
  expect(scene.leaf.value).toBe('new');
  expect(scene.frames).toEqual([]);
});

test('a message of another branch has that branch shown as soon as it is known', () => {
  openMessage(scene.surface, 'other', 'old');
  expect(scene.leaf.value).toBe('new');
  scene.loaded.value = true;
  expect(scene.leaf.value).toBe('old');
  expect(scene.surface.places.read('other')?.id).toBe('old');
});

test('who has gone elsewhere meanwhile stays there', async () => {
  openMessage(scene.surface, 'other', 'old');
  scene.conversationId.value = 'third';
  await Promise.resolve();
  scene.loaded.value = true;
  scene.conversationId.value = 'other';
  expect(scene.leaf.value).toBe('new');
});
