import { beforeEach, describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/core/connection.ts';
import { protocolVersion } from '../../../lib/protocol/protocol-version.ts';
import { toConnectionView } from '../../support/connection-view.ts';
import { toQuestion } from '../../support/messages.ts';
import { createScene, say, toWhole } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

describe('a surface', () => {
  test('says hello, and that it wants to be told its conversation with the answer', () => {
    const surface = scene.open();
    expect(scene.background.channel.sent).toEqual([
      {
        type: 'hello',
        protocolVersion,
        windowId: 1,
        surface: 'panel',
        conversationId: undefined,
        hidden: false,
        cursors: {},
      },
    ]);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    expect(surface.conversationId.value).toBe('c');
    expect(scene.sentOf('conversation-watch')).toEqual([]);
    expect(surface.loaded.value).toBe(false);
    scene.show('c');
    expect(surface.loaded.value).toBe(true);
  });

  test('shows connections and settings as they are told', () => {
    const surface = scene.open();
    const connection = toConnectionView('one');
    const settings = { ...defaultSettings, language: 'de' };
    const keptIn = { conversations: 'memory', connections: 'later-version' } as const;
    scene.background.channel.tell({
      type: 'settings-update',
      connections: [connection],
      settings,
      keptIn,
      lock: 'locked',
    });
    expect(surface.connections.value).toEqual([connection]);
    expect(surface.settings.value).toEqual(settings);
    expect(surface.keptIn.value).toEqual(keptIn);
    expect(surface.lock.value).toBe('locked');
    expect(surface.choice.value).toMatchObject({ model: 'one-model' });
  });

  test('passes over what is said of another conversation', () => {
    const surface = scene.enter();
    scene.background.channel.tell(toWhole([toQuestion({ id: 'q' })], 'other'));
    expect(surface.branch.value).toEqual([]);
  });

  test('follows its window to another conversation', () => {
    const surface = scene.enter();
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    expect(surface.conversationId.value).toBe('d');
    expect(surface.loaded.value).toBe(false);
    expect(scene.sentOf('conversation-watch').at(-1)).toMatchObject({ conversationId: 'd' });
  });

  test('that its URL gave a conversation keeps to that one', () => {
    const surface = scene.enter({ conversationId: 'mine' }, 'mine');
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    expect(surface.conversationId.value).toBe('mine');
  });
});

describe('choosing a conversation', () => {
  test('is said to the background, and said again until it was heard', () => {
    const surface = scene.enter();
    surface.showConversation('d');
    expect(surface.conversationId.value).toBe('d');
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    expect(surface.conversationId.value).toBe('d');
    expect(scene.sentOf('conversation-show')).toEqual([
      { type: 'conversation-show', conversationId: 'd' },
    ]);
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'e' });
    expect(surface.conversationId.value).toBe('e');
  });

  test('is not undone by the echo of an earlier choice', () => {
    const surface = scene.enter();
    surface.showConversation('d');
    surface.showConversation('e');
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    expect(surface.conversationId.value).toBe('e');
  });

  test('keeps each conversation’s draft', () => {
    const surface = scene.enter();
    scene.show('c', [toQuestion({ id: 'q' })]);
    surface.setDraft('for c');
    surface.newConversation();
    expect(surface.draft.value).toBe('');
    surface.setDraft('for the new one');
    surface.showConversation('c');
    expect(surface.draft.value).toBe('for c');
    surface.newConversation();
    expect(surface.draft.value).toBe('for the new one');
  });
});

describe('a popup', () => {
  test('begins afresh when nothing is going on, and sees what is', () => {
    const fresh = scene.enter({ kind: 'popup' }, 'c');
    expect(fresh.conversationId.value).not.toBe('c');
    const busy = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: true });
    expect(busy.conversationId.value).toBe('c');
  });

  test('keeps its draft, whatever conversation it opens with', () => {
    const first = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    first.setDraft('half a thought');
    first.close();
    const second = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: 'd', live: false });
    expect(second.draft.value).toBe('half a thought');
  });

  test('takes its window along when it asks', () => {
    const surface = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    scene.show(surface.conversationId.value ?? '');
    say(surface, 'Hi');
    const [shown] = scene.sentOf('conversation-show');
    expect(shown?.conversationId).toBe(surface.conversationId.value);
  });
});

test('options watch no conversation', () => {
  scene.open({ kind: 'options' });
  scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
  expect(scene.sentOf('conversation-watch')).toEqual([]);
});
