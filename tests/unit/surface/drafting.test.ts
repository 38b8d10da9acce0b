import { beforeEach, describe, expect, test } from 'vitest';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { toQuestion } from '../../support/messages.ts';
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
    expect(surface.draft.value).toBe('an hour of typing');
    scene.show(surface.conversationId.value ?? '');
    expect(surface.draft.value).toBe('an hour of typing');
    expect([...scene.kept]).toEqual([['draft.new@here', 'an hour of typing']]);
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

  test('does not push aside what is typed before the next one is known to be new, and is joined by it', () => {
    const surface = scene.enter();
    surface.setDraft('first');
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    surface.setDraft('second');
    scene.show('d');
    expect(surface.draft.value).toBe('second');
    surface.setDraft('second, too');
    expect(scene.kept.get('draft.new@here')).toBe('first');
    surface.newConversation();
    expect(surface.draft.value).toBe('first\n\nsecond, too');
    expect([...scene.kept]).toEqual([['draft.new@here', 'first\n\nsecond, too']]);
  });

  test('is found by the next page, which shows another conversation', () => {
    scene.enter().setDraft('an hour of typing');
    const later = scene.open();
    scene.background.channel.tell({ type: 'welcome', conversationId: 'old', live: false });
    scene.show('old', [toQuestion({ id: 'q' })]);
    expect(later.draft.value).toBe('');
    later.newConversation();
    expect(later.draft.value).toBe('an hour of typing');
  });

  test('moves to the first place where it may be written, though typed before any conversation was known', () => {
    const surface = scene.open();
    surface.setDraft('hasty');
    expect(scene.kept.size).toBe(0);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    scene.show('c');
    expect([...scene.kept]).toEqual([['draft.new@here', 'hasty']]);
  });

  test('goes when it was asked, and what was typed meanwhile stays', () => {
    const surface = scene.enter();
    surface.setDraft('Hi ');
    say(surface, 'Hi');
    surface.setDraft('And then?');
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-accepted', runId });
    expect([...scene.kept]).toEqual([['draft.c@here', 'And then?']]);
  });
});

describe('what was typed into a temporary conversation', () => {
  const enterTemporary = (options: Parameters<Scene['enter']>[0] = {}) => {
    const id = toTemporaryId('t');
    return { id, surface: scene.enter(options, id) };
  };

  test('is on no disk, not even when it was typed before that was known', () => {
    const surface = scene.open();
    surface.setDraft('hasty secret');
    scene.background.channel.tell({
      type: 'welcome',
      conversationId: toTemporaryId('t'),
      live: false,
    });
    scene.show(toTemporaryId('t'));
    surface.setDraft('hasty secret, whole');
    expect(surface.draft.value).toBe('hasty secret, whole');
    expect(scene.kept.size).toBe(0);
  });

  test('does not follow to an ordinary one, and is there when its own is shown again', () => {
    const { id, surface } = enterTemporary();
    surface.setDraft('secret');
    surface.newConversation();
    scene.show(surface.conversationId.value ?? '');
    expect(surface.draft.value).toBe('');
    expect(scene.kept.size).toBe(0);
    surface.showConversation(id);
    expect(surface.draft.value).toBe('secret');
  });

  test('is on no disk in a popup either', () => {
    const id = toTemporaryId('t');
    const popup = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: id, live: true });
    popup.setDraft('secret');
    expect(scene.kept.size).toBe(0);
    // The panel is told by word of mouth.
    popup.handOver();
    expect(popup.draft.value).toBe('');
    expect(scene.sentOf('conversation-show')).toEqual([
      { type: 'conversation-show', conversationId: id, words: 'secret' },
    ]);
    expect(scene.kept.size).toBe(0);
  });

  test('comes along from an ordinary one, and from the disk', () => {
    const surface = scene.enter();
    surface.setDraft('better not written');
    expect(scene.kept.size).toBe(1);
    surface.newConversation({ temporary: true });
    expect(surface.draft.value).toBe('better not written');
    expect(scene.kept.size).toBe(0);
  });
});

test('words that another surface hands over are added to what is typed, once', () => {
  const surface = scene.enter();
  const tell = (conversationId: string) =>
    scene.background.channel.tell({ type: 'conversation-shown', conversationId, words: 'handed' });
  tell(toTemporaryId('t'));
  expect(surface.draft.value).toBe('handed');
  surface.setDraft('typed');
  tell(toTemporaryId('t'));
  tell(toTemporaryId('t'));
  expect(surface.draft.value).toBe('typed\n\nhanded');
});

test('a draft that another page removed is kept as long as it is on screen', () => {
  const others = new EventTarget();
  const drafts = createDraftStore({
    after: scene.clock.after,
    storage: createPageStorage(scene.kept),
    others,
    page: 'here',
    isOpen: () => true,
  });
  const surface = scene.enter({ drafts });
  surface.setDraft('mine');
  scene.kept.clear();
  const key = 'draft.new@here';
  others.dispatchEvent(Object.assign(new Event('storage'), { key, newValue: null }));
  expect([...scene.kept]).toEqual([[key, 'mine']]);
});

describe('a popup', () => {
  test('stays in its new conversation when the background comes back, and the window is not moved', () => {
    const popup = scene.enter({ kind: 'popup' });
    const first = popup.conversationId.value;
    scene.show(first ?? '');
    say(popup, 'first');
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
