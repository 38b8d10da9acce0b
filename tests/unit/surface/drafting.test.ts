import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import { createPageStorage } from '../../support/page-storage.ts';
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
    expect([...scene.kept]).toEqual([[`draft.${id}@here`, 'an hour of typing']]);
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
    expect(scene.kept.get('draft.c@here')).toBe('first');
  });
});

describe('what another page took or sent', () => {
  const enter = () => {
    const others = new EventTarget();
    const options = { after: scene.clock.after, storage: createPageStorage(scene.kept), others };
    const surface = scene.enter({ drafts: createDraftStore({ ...options, page: 'here' }) });
    const remove = (key: string): void => {
      scene.kept.delete(key);
      others.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: null }));
    };
    return { surface, remove };
  };

  test('is kept as long as it is on screen, where it was typed here', () => {
    const { surface, remove } = enter();
    surface.setDraft('mine');
    remove('draft.c@here');
    expect(scene.kept.get('draft.c@here')).toBe('mine');
  });

  test('leaves the screen where it was only copied, unless it was typed on', () => {
    scene.kept.set('draft.c@there', 'theirs');
    const { surface, remove } = enter();
    expect(surface.draft.value).toBe('theirs');
    remove('draft.c@there');
    expect(surface.draft.value).toBe('');
    scene.kept.set('draft.d@there', 'theirs');
    showNew('d');
    surface.setDraft('theirs and mine');
    remove('draft.d@there');
    expect(surface.draft.value).toBe('theirs and mine');
  });
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
    expect([...scene.kept]).toEqual([[`draft.${id}@here`, 'half a question']]);
  });
});
