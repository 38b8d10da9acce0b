import { beforeEach, describe, expect, test } from 'vitest';
import type { ContentPart } from '../../../lib/core/content.ts';
import { toTemporaryId } from '../../../lib/core/ids.ts';
import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

const page: ContentPart = { type: 'page', text: 'Body', title: 'Title', url: 'https://a.example/' };
const selection: ContentPart = { type: 'selection', text: 'chosen' };

/** Asks what is typed, with what goes along. */
function askAll(scene: Scene, surface: ReturnType<Scene['enter']>): string {
  surface.ask([{ type: 'text', text: surface.draft.value }, ...surface.context.value]);
  return scene.sentOf('run-start').at(-1)?.runId ?? '';
}

describe('what goes along with a draft', () => {
  test('is kept with it, and there in the next page', () => {
    const surface = scene.enter();
    surface.setDraft('What is this?');
    surface.setContext([page]);
    expect([...scene.kept.keys()].toSorted()).toEqual(['draft.new.context@here', 'draft.new@here']);
    const later = scene.enter();
    expect(later.draft.value).toBe('What is this?');
    expect(later.context.value).toEqual([page]);
  });

  test('belongs to its conversation, and follows to a new one with the words', () => {
    const surface = scene.enter();
    surface.setContext([page]);
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'old' });
    expect(surface.context.value).toEqual([]);
    surface.newConversation();
    scene.show(surface.conversationId.value ?? '');
    expect(surface.context.value).toEqual([page]);
  });

  test('is joined by what goes along with another new one', () => {
    const surface = scene.enter();
    surface.setContext([page]);
    scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'd' });
    surface.setContext([selection]);
    scene.show('d');
    surface.newConversation();
    expect(surface.context.value).toEqual([page, selection]);
  });

  test('is sent with the question, and goes once it was taken', () => {
    const surface = scene.enter();
    surface.setDraft('What is this?');
    surface.setContext([page]);
    const runId = askAll(scene, surface);
    expect(scene.sentOf('run-start')[0]?.content).toEqual([
      { type: 'text', text: 'What is this?' },
      page,
    ]);
    expect(surface.context.value).toEqual([]);
    expect(scene.kept.size).toBe(2);
    scene.background.channel.tell({ type: 'run-accepted', runId });
    expect(scene.kept.size).toBe(0);
  });

  test('is back with the words where the question was not taken', () => {
    const surface = scene.enter();
    surface.setDraft('What is this?');
    surface.setContext([page, selection]);
    const runId = askAll(scene, surface);
    scene.background.channel.tell({
      type: 'run-rejected',
      runId,
      error: { kind: 'storage-full' },
    });
    expect(surface.draft.value).toBe('What is this?');
    expect(surface.context.value).toEqual([page, selection]);
    expect(scene.kept.size).toBe(2);
  });

  test('stays when something else was attached before the question was taken', () => {
    const surface = scene.enter();
    surface.setDraft('What is this?');
    surface.setContext([page]);
    const runId = askAll(scene, surface);
    surface.setContext([selection]);
    scene.background.channel.tell({ type: 'run-accepted', runId });
    expect(surface.context.value).toEqual([selection]);
    expect([...scene.kept.keys()]).toEqual(['draft.c.context@here']);
  });

  test('of a temporary conversation is on no disk, and goes to the panel by word of mouth', () => {
    const id = toTemporaryId('t');
    const popup = scene.open({ kind: 'popup' });
    scene.background.channel.tell({ type: 'welcome', conversationId: id, live: true });
    popup.setContext([page]);
    expect(scene.kept.size).toBe(0);
    popup.setDraft('secret');
    popup.handOver();
    expect(scene.sentOf('conversation-show')).toEqual([
      { type: 'conversation-show', conversationId: id, words: 'secret', context: [page] },
    ]);
    const panel = scene.enter({}, id);
    const handed = { words: 'secret', context: [page] };
    const shown = { type: 'conversation-shown', conversationId: id, ...handed } as const;
    scene.background.channel.tell(shown);
    scene.background.channel.tell(shown);
    expect(panel.context.value).toEqual([page]);
    expect(panel.draft.value).toBe('secret');
    expect(scene.kept.size).toBe(0);
  });

  test('is handed over with the words where it is kept', () => {
    const popup = scene.enter({ kind: 'popup' });
    const id = popup.conversationId.value ?? '';
    scene.show(id);
    popup.setContext([selection]);
    popup.handOver();
    expect([...scene.kept.keys()]).toEqual([`draft.${id}.context@here`]);
  });

  test('is nothing where what was kept cannot be read', () => {
    scene.kept.set('draft.new.context@here', '[{"type":"page"}');
    expect(scene.enter().context.value).toEqual([]);
  });

  test('is forgotten with its conversation', () => {
    const surface = scene.enter({}, 'old');
    scene.show('old', [
      {
        id: 'q',
        role: 'user',
        conversationId: 'old',
        parentId: null,
        createdAtMs: 0,
        content: [{ type: 'text', text: 'first' }],
      },
    ]);
    surface.setContext([page]);
    expect(scene.kept.size).toBe(1);
    scene.background.channel.tell({
      type: 'conversations-deleted',
      conversationIds: ['old'],
      forNow: false,
    });
    expect([...scene.kept.keys()]).toEqual([]);
  });
});
