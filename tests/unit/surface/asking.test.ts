import { beforeEach, describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { createScene, say } from './scene.ts';
import type { Scene } from './scene.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const finish: StreamPart = {
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  atMs: 9,
};

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

describe('a question', () => {
  test('is on screen and on its way in the same turn, and the draft is empty', () => {
    const surface = scene.enter();
    surface.setDraft('Hi');
    say(surface, 'Hi');
    expect(surface.branch.value.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(surface.draft.value).toBe('');
    const [start] = scene.sentOf('run-start');
    expect(start).toMatchObject({
      conversationId: 'c',
      parentId: null,
      content: [{ type: 'text', text: 'Hi' }],
    });
    expect(surface.liveRunId.value).toBe(start?.runId);
  });

  test('without words is none, and neither is one while an answer is being written', () => {
    const surface = scene.enter();
    surface.ask([]);
    say(surface, ' \n');
    expect(scene.sentOf('run-start')).toEqual([]);
    say(surface, 'One');
    say(surface, 'Two');
    expect(scene.sentOf('run-start')).toHaveLength(1);
  });

  test('is not sent before it is known what it would follow', () => {
    const surface = scene.open();
    say(surface, 'Hi');
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    say(surface, 'Hi');
    expect(scene.sentOf('run-start')).toEqual([]);
    scene.show('c');
    say(surface, 'Hi');
    expect(scene.sentOf('run-start')).toHaveLength(1);
  });

  test('is sent at once in a conversation that was begun here', () => {
    const surface = scene.open();
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    surface.newConversation();
    say(surface, 'Hi');
    expect(scene.sentOf('run-start')).toMatchObject([{ parentId: null }]);
  });

  test('is kept as a draft until the background has it', () => {
    const surface = scene.enter();
    surface.setDraft('Hi');
    say(surface, 'Hi');
    expect([...scene.kept.values()]).toEqual(['Hi']);
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-accepted', runId });
    expect([...scene.kept.values()]).toEqual([]);
  });

  test('that is rejected comes back into the draft, with the reason', () => {
    const surface = scene.enter();
    say(surface, 'Hi');
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    const error = { kind: 'storage-full' } as const;
    scene.background.channel.tell({ type: 'run-rejected', runId, error });
    expect(surface.branch.value).toEqual([]);
    expect(surface.draft.value).toBe('Hi');
    expect(surface.rejection.value).toEqual(error);
    expect(surface.liveRunId.value).toBeNull();
    say(surface, 'Again');
    expect(surface.rejection.value).toBeNull();
  });

  test('that is rejected does not overwrite what was typed since', () => {
    const surface = scene.enter();
    say(surface, 'Hi');
    surface.setDraft('Other');
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-rejected', runId, error: { kind: 'storage-full' } });
    expect(surface.draft.value).toBe('Other');
  });

  test('that was never acknowledged is sent again on the next channel, as it was', () => {
    const surface = scene.enter();
    say(surface, 'Hi');
    const [start] = scene.sentOf('run-start');
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
    expect(scene.sentOf('run-start')).toEqual([start]);
    expect(surface.branch.value).toHaveLength(2);
  });

  test('that was acknowledged is not', () => {
    const surface = scene.enter();
    say(surface, 'Hi');
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-accepted', runId });
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: true });
    expect(scene.sentOf('run-start')).toEqual([]);
  });

  test('follows the last answer of the branch, with what was left out before', () => {
    const surface = scene.enter();
    const answer = toAnswer({
      id: 'a1',
      parentId: 'q1',
      omitted: ['x'],
      parts: [text('One'), finish],
    });
    scene.show('c', [toQuestion({ id: 'q1' }), answer]);
    say(surface, 'More');
    expect(scene.sentOf('run-start')[0]).toMatchObject({ parentId: 'a1', omitted: ['x'] });
  });
});

describe('an answer', () => {
  function begin(): { surface: Surface; runId: string } {
    const surface = scene.enter();
    say(surface, 'Hi');
    const runId = scene.sentOf('run-start')[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-accepted', runId });
    return { surface, runId };
  }

  test('grows with its updates and ends with its end', () => {
    const { surface, runId } = begin();
    scene.background.channel.tell(
      { type: 'run-update', runId, from: 0, to: 1, parts: [text('Hel')] },
      { type: 'run-update', runId, from: 1, to: 3, parts: [text('lo'), finish] },
    );
    const [, row] = surface.branch.value;
    expect(row?.role === 'assistant' && row.view().text.toString()).toBe('Hello');
    expect(surface.liveRunId.value).toBeNull();
  });

  test('with a gap is asked for from where it stands', () => {
    const { runId } = begin();
    scene.background.channel.tell({
      type: 'run-update',
      runId,
      from: 0,
      to: 2,
      parts: [text('ab')],
    });
    scene.background.channel.tell({
      type: 'run-update',
      runId,
      from: 5,
      to: 6,
      parts: [text('f')],
    });
    expect(scene.sentOf('run-attach')).toEqual([{ type: 'run-attach', runId, cursor: 2 }]);
  });

  test('is read on from its cursor when the channel was lost', () => {
    const { runId } = begin();
    scene.background.channel.tell({
      type: 'run-update',
      runId,
      from: 0,
      to: 2,
      parts: [text('ab')],
    });
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: true });
    expect(scene.sentOf('hello').at(-1)?.cursors).toEqual({ [runId]: 2 });
  });

  test('is stopped by its id', () => {
    const { surface, runId } = begin();
    surface.stop(runId);
    expect(scene.sentOf('run-abort')).toMatchObject([{ type: 'run-abort', runId }]);
  });

  test('is made once more by whom it is asked of this once, and the next question goes where it is on screen', () => {
    const surface = scene.enter();
    scene.connect();
    const parts = [text('One'), finish];
    const answer = { id: 'a1', parentId: 'q1', connectionId: 'one', model: 'm1', parts };
    scene.show('c', [toQuestion({ id: 'q1' }), toAnswer({ ...answer, omitted: ['o'] })]);
    surface.retry('a1', undefined, { connectionId: 'one', model: 'm2' });
    const [start] = scene.sentOf('run-start');
    expect(start).toMatchObject({
      parentId: 'q1',
      content: [],
      connectionId: 'one',
      model: 'm2',
      omitted: ['o'],
    });
    expect(surface.choice.value).toMatchObject({ model: 'm2' });
    surface.showBranch('a1');
    expect(surface.choice.value).toMatchObject({ model: 'm1' });
    surface.choose('one', 'picked');
    surface.retry('a1', undefined, { connectionId: 'one', model: 'm3' });
    expect(scene.sentOf('run-start')[1]).toMatchObject({ model: 'm3' });
    expect(surface.choice.value).toMatchObject({ model: 'picked' });
  });

  test('is made once more from its question, and goes on with a question of its own', () => {
    const surface = scene.enter();
    const parts = [text('One'), finish];
    scene.show('c', [toQuestion({ id: 'q1' }), toAnswer({ id: 'a1', parentId: 'q1', parts })]);
    surface.retry('a1', ['left-out']);
    expect(scene.sentOf('run-start')[0]).toMatchObject({
      parentId: 'q1',
      content: [],
      omitted: ['left-out'],
    });
    expect(surface.forkAt(scene.sentOf('run-start')[0]?.runId ?? '')).toMatchObject({
      position: 1,
    });
    // As with a question, what is being answered has to end first.
    surface.goOn('a1');
    expect(scene.sentOf('run-start')).toHaveLength(1);
    surface.showBranch('a1');
    surface.goOn('a1');
    expect(scene.sentOf('run-start')[1]).toMatchObject({
      parentId: 'a1',
      content: [{ type: 'text', text: 'Continue.' }],
    });
  });
});

describe('a request', () => {
  const lose = () => {
    scene.background.channel.lose();
    scene.clock.advance(50);
    scene.background.channel.tell({ type: 'welcome', conversationId: 'c', live: false });
  };

  test('that was lost with its channel is sent on the next, and answered there', async () => {
    const surface = scene.enter();
    const reading = surface.readSelection();
    const [asked] = scene.sentOf('selection-read');
    lose();
    expect(scene.sentOf('selection-read')).toEqual([asked]);
    const requestId = asked?.requestId ?? '';
    scene.background.channel.tell({ type: 'selection-read', requestId, text: 'chosen' });
    expect(await reading).toBe('chosen');
    lose();
    expect(scene.sentOf('selection-read')).toEqual([]);
  });
});
