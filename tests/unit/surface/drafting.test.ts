import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import { createScene, say } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

/** The window of this surface shows another conversation, which has no messages. */
function showNew(id: string): void {
  scene.background.channel.tell({ type: 'conversation-shown', conversationId: id });
  scene.show(id);
}

describe('what was typed into a new conversation', () => {
  test('follows to the next new one, which is the only way to it', () => {
    const surface = scene.enter();
    surface.setDraft('an hour of typing');
    surface.newConversation();
    const id = surface.conversationId.value ?? '';
    scene.show(id);
    expect(surface.draft.value).toBe('an hour of typing');
    expect([...scene.kept]).toEqual([[`draft.${id}`, 'an hour of typing']]);
  });

  test('follows to a new one that the window came to show, as by a shortcut', () => {
    const surface = scene.enter();
    surface.setDraft('an hour of typing');
    showNew('d');
    expect(surface.draft.value).toBe('an hour of typing');
  });

  test('waits while an old conversation is looked at, and comes with the next new one', () => {
    const surface = scene.enter();
    surface.setDraft('an hour of typing');
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'old' });
    expect(surface.draft.value).toBe('');
    surface.newConversation();
    scene.show(surface.conversationId.value ?? '');
    expect(surface.draft.value).toBe('an hour of typing');
  });

  test('does not push aside what was begun meanwhile', () => {
    const surface = scene.enter();
    surface.setDraft('first');
    surface.newConversation();
    surface.setDraft('second');
    scene.show(surface.conversationId.value ?? '');
    expect(surface.draft.value).toBe('second');
    expect(scene.kept.get('draft.c')).toBe('first');
  });
});

test('a draft that another page threw away with its own is kept as long as it is on screen', () => {
  const others = new EventTarget();
  const storage = {
    getItem: (key: string) => scene.kept.get(key) ?? null,
    setItem: (key: string, value: string) => void scene.kept.set(key, value),
    removeItem: (key: string) => void scene.kept.delete(key),
  };
  const surface = scene.enter({ drafts: createDraftStore(storage, scene.clock.after, others) });
  surface.setDraft('mine');
  scene.kept.clear();
  others.dispatchEvent(Object.assign(new Event('storage'), { key: 'draft.c', newValue: null }));
  expect(scene.kept.get('draft.c')).toBe('mine');
});

describe('a popup', () => {
  test('stays in its new conversation when the background comes back, and the window is not moved', () => {
    const popup = scene.enter({ kind: 'popup' });
    say(popup, 'first');
    const first = popup.conversationId.value;
    popup.newConversation();
    const second = popup.conversationId.value;
    expect(second).not.toBe(first);
    expect(scene.sentOf('conversation-show')).toEqual([
      { type: 'conversation-show', conversationId: first },
    ]);
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: first ?? '', live: false });
    expect(popup.conversationId.value).toBe(second);
  });

  test('hands over its words to the panel, or its conversation, or nothing where there is neither', () => {
    const popup = scene.enter({ kind: 'popup' });
    const id = popup.conversationId.value ?? '';
    scene.show(id);
    popup.handOver();
    expect(scene.sentOf('conversation-show')).toEqual([]);
    popup.setDraft('half a question');
    popup.handOver();
    expect(scene.sentOf('conversation-show')).toEqual([
      { type: 'conversation-show', conversationId: id },
    ]);
    expect([...scene.kept]).toEqual([[`draft.${id}`, 'half a question']]);
  });
});
