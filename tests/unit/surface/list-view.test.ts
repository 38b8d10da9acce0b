import { beforeEach, describe, expect, test } from 'vitest';
import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

describe('the list of conversations', () => {
  test('is asked for while somebody looks at it, and not beyond', () => {
    const surface = scene.enter();
    expect(scene.sentOf('conversation-list')).toEqual([]);
    const [one, two] = [surface.watchConversations(), surface.watchConversations()];
    one();
    one();
    expect(scene.sentOf('conversation-list').every(({ watch }) => watch)).toBe(true);
    two();
    expect(scene.sentOf('conversation-list').at(-1)).toMatchObject({ watch: false });
  });

  test('is what the background said last', () => {
    const surface = scene.enter();
    surface.watchConversations();
    const marks = { pinned: true, folder: 'F', live: true, queued: false, unread: false };
    const entry = { id: 'c', title: 'T', updatedAtMs: 1, ...marks };
    const page = { query: '', folders: [], more: false, partial: false, conversations: [entry] };
    scene.background.channel.tell({ type: 'conversation-list', ...page });
    expect(surface.conversations.value).toMatchObject(page);
  });

  test('is that of the words that were typed last, whenever the others are answered', () => {
    const surface = scene.enter();
    surface.watchConversations();
    surface.loadConversations('ri', 100);
    surface.loadConversations('riv', 100);
    const tell = (query: string): void =>
      scene.background.channel.tell({
        type: 'conversation-list',
        query,
        folders: [],
        more: false,
        partial: false,
        conversations: [],
      });
    tell('riv');
    tell('ri');
    tell('');
    expect(surface.conversations.value?.query).toBe('riv');
  });

  test('is that of the folder that was chosen last', () => {
    const surface = scene.enter();
    surface.watchConversations();
    surface.loadConversations('', 100, 'Water');
    const tell = (folder: string | null): void =>
      scene.background.channel.tell({
        type: 'conversation-list',
        query: '',
        folder,
        folders: ['Water'],
        more: false,
        partial: false,
        conversations: [],
      });
    tell('Water');
    tell(null);
    expect(surface.conversations.value?.folder).toBe('Water');
  });

  test('does not open with what was looked for when it was open last', () => {
    const surface = scene.enter();
    const close = surface.watchConversations();
    surface.loadConversations('river', 100);
    const found = { query: 'river', folders: [], more: false, partial: false, conversations: [] };
    scene.background.channel.tell({ type: 'conversation-list', ...found });
    expect(surface.conversations.value).toMatchObject(found);
    close();
    surface.watchConversations();
    expect(surface.conversations.value).toBeNull();
  });

  test('is asked for again on a new channel, if it is still open', () => {
    const surface = scene.enter();
    const close = surface.watchConversations();
    const renew = (): void => {
      scene.background.channel.lose();
      scene.clock.advance(100);
      scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    };
    renew();
    expect(scene.sentOf('conversation-list')).toEqual([
      { type: 'conversation-list', query: '', limit: 100, watch: true },
    ]);
    close();
    renew();
    expect(scene.sentOf('conversation-list')).toEqual([]);
  });
});

describe('a page', () => {
  test('says whether it is hidden, with each hello and when that changes', () => {
    let hidden = true;
    const listeners = new Set<() => void>();
    const visibility = {
      isHidden: () => hidden,
      onChange(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const surface = scene.enter({ visibility });
    expect(scene.sentOf('hello')).toMatchObject([{ hidden: true }]);
    hidden = false;
    for (const listener of listeners) listener();
    expect(scene.sentOf('surface-hidden')).toEqual([{ type: 'surface-hidden', hidden: false }]);
    surface.close();
    expect(listeners.size).toBe(0);
  });
});
