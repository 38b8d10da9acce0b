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
    surface.closeConversations();
    expect(scene.sentOf('conversation-list-close')).toEqual([]);
    surface.loadConversations('', 100);
    surface.loadConversations('x', 100);
    expect(scene.sentOf('conversation-list')).toEqual([
      { type: 'conversation-list', query: '', limit: 100, watch: true },
      { type: 'conversation-list', query: 'x', limit: 100, watch: true },
    ]);
    surface.closeConversations();
    expect(scene.sentOf('conversation-list-close')).toHaveLength(1);
  });

  test('is what the background said last, of what was asked last', () => {
    const surface = scene.enter();
    surface.loadConversations('x', 100);
    const conversations = [{ id: 'c', title: 'T', updatedAtMs: 1, live: true, unread: false }];
    const page = { type: 'conversation-list', query: 'x', more: false, conversations } as const;
    scene.background.channel.tell(page, { ...page, query: '', conversations: [] });
    expect(surface.conversations.value?.conversations).toEqual(conversations);
  });

  test('is asked for again on a new channel, if it is still open', () => {
    const surface = scene.enter();
    surface.loadConversations('x', 100);
    const renew = (): void => {
      scene.background.channel.lose();
      scene.clock.advance(100);
      scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    };
    renew();
    expect(scene.sentOf('conversation-list')).toMatchObject([{ query: 'x', watch: true }]);
    surface.closeConversations();
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
