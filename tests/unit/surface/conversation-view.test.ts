import { effect } from '@preact/signals';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/core/conversation.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { createConversationView } from '../../../lib/surface/conversation-view.ts';
import type { ConversationView } from '../../../lib/surface/conversation-view.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const text = (words: string): StreamPart => ({ type: 'text-delta', text: words });
const abort: StreamPart = { type: 'abort', atMs: 5 };
const done = (words: string): StreamPart[] => [text(words), abort];

let view: ConversationView;
beforeEach(() => {
  view = createConversationView();
});

function tell(messages: Message[], whole = false, title = 'Title'): void {
  view.update({ type: 'conversation-update', conversationId: 'c', title, whole, messages });
}

const ids = (): string[] => view.branch.value.map(({ id }) => id);

/** Two turns that have ended. */
const history: Message[] = [
  toQuestion({ id: 'q1' }),
  toAnswer({ id: 'a1', parentId: 'q1', createdAtMs: 2, parts: done('One') }),
  toQuestion({ id: 'q2', parentId: 'a1', createdAtMs: 3 }),
  toAnswer({ id: 'a2', parentId: 'q2', createdAtMs: 4, parts: done('Two') }),
];

describe('a conversation on screen', () => {
  test('is empty and not loaded at first', () => {
    expect(ids()).toEqual([]);
    expect(view.loaded.value).toBe(false);
    expect(view.liveRunId.value).toBeNull();
    expect(view.cursors()).toEqual({});
  });

  test('keeps what is being answered here, whatever another surface begins beside it', () => {
    tell(history, true);
    view.addLocal(toQuestion({ id: 'q3', parentId: 'a2' }), toAnswer({ id: 'a3', parentId: 'q3' }));
    const other = [
      toQuestion({ id: 'q4', parentId: 'a2', createdAtMs: 9 }),
      toAnswer({ id: 'a4', parentId: 'q4', createdAtMs: 9 }),
    ];
    tell(other);
    expect(ids().slice(-2)).toEqual(['q3', 'a3']);
    expect(view.liveRunId.value).toBe('a3');
    expect(view.forkAt('q3')?.ids).toHaveLength(2);
  });

  test('is loaded with its first whole update, be it empty', () => {
    tell([toQuestion({ id: 'q1' })]);
    expect(view.loaded.value).toBe(false);
    tell([], true, '');
    expect(view.loaded.value).toBe(true);
  });

  test('that comes in pages is on screen when the last is there, and is begun anew with the first', () => {
    const send = (index: number, messages: Message[]): void => {
      const page = { index, of: 3 };
      const common = { type: 'conversation-update', conversationId: 'c', title: 'T' } as const;
      view.update({ ...common, whole: true, page, messages });
    };
    tell(history, true);
    send(0, [toQuestion({ id: 'gone' })]);
    // The channel was lost in between.
    send(0, history.slice(0, 1));
    send(1, history.slice(1, 3));
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(view.forkAt('gone')).toBeUndefined();
    const last = toAnswer({ id: 'a3', parentId: 'q2', createdAtMs: 9, parts: done('Three') });
    send(2, [last]);
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a3']);
    expect(view.forkAt('a3')).toBeUndefined();
    expect(view.forkAt('q1')).toBeUndefined();
  });

  test('shows the branch to its latest message', () => {
    tell(history, true);
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(view.title.value).toBe('Title');
    expect(view.run('a2')?.shown.view().text.toString()).toBe('Two');
  });

  test('keeps its title through an update that has none', () => {
    tell(history, true);
    tell([], false, '');
    expect(view.title.value).toBe('Title');
  });

  test('lets go of messages that a whole update does not name', () => {
    tell(history, true);
    tell(history.slice(0, 2), true);
    expect(ids()).toEqual(['q1', 'a1']);
  });

  test('adds to what it has with an update that is not whole', () => {
    tell(history.slice(0, 2), true);
    tell(history.slice(2));
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('keeps its rows when it is told the same again: what is drawn stays', () => {
    tell(history, true);
    const rows = view.branch.value;
    tell(structuredClone(history), true);
    for (const [index, row] of view.branch.value.entries()) expect(row).toBe(rows[index]);
  });

  test('follows a run that another surface began', () => {
    tell(history, true);
    tell([
      toQuestion({ id: 'q3', parentId: 'a2', createdAtMs: 5 }),
      toAnswer({ id: 'a3', parentId: 'q3', createdAtMs: 5 }),
    ]);
    expect(ids().slice(-2)).toEqual(['q3', 'a3']);
    expect(view.liveRunId.value).toBe('a3');
  });

  test('is emptied for another', () => {
    tell(history, true);
    view.addLocal(null, toAnswer({ id: 'a3', parentId: 'q2' }));
    view.clear(false);
    expect(ids()).toEqual([]);
    expect(view.loaded.value).toBe(false);
    expect(view.title.value).toBe('');
    expect(view.run('a1')).toBeUndefined();
    tell([], true);
    expect(ids()).toEqual([]);
  });
});

describe('a live run', () => {
  test('is what can be stopped, until it has ended', () => {
    tell([...history, toAnswer({ id: 'live', parentId: 'q2', createdAtMs: 9 })], true);
    expect(view.liveRunId.value).toBe('live');
    view.run('live')?.apply({ from: 0, to: 2, parts: done('x') });
    expect(view.liveRunId.value).toBeNull();
  });

  test('tells how far it was read; runs that have ended are not asked for again', () => {
    tell([...history, toAnswer({ id: 'live', parentId: 'q2', createdAtMs: 9 })], true);
    view.run('live')?.apply({ from: 0, to: 7, parts: [text('seven')] });
    expect(view.cursors()).toEqual({ live: 7 });
  });

  test('of another branch is not stopped in this one', () => {
    tell([...history, toAnswer({ id: 'live', parentId: 'q1', createdAtMs: 9 })], true);
    expect(view.liveRunId.value).toBe('live');
    view.showBranch('a1');
    expect(view.liveRunId.value).toBeNull();
    expect(view.cursors()).toHaveProperty('live');
  });
});

describe('a question that was just asked', () => {
  const question = toQuestion({ id: 'r.question', parentId: 'a2', createdAtMs: 9 });
  const answer = toAnswer({ id: 'r', createdAtMs: 9 });

  test('is on screen before the background has said anything', () => {
    tell(history, true);
    view.addLocal(question, answer);
    expect(ids().slice(-2)).toEqual(['r.question', 'r']);
    expect(view.liveRunId.value).toBe('r');
  });

  test('stays through a whole update of a background that does not know it yet', () => {
    tell(history, true);
    view.addLocal(question, answer);
    tell(history, true);
    expect(ids().slice(-2)).toEqual(['r.question', 'r']);
  });

  test('is not doubled when the background tells of it', () => {
    tell(history, true);
    view.addLocal(question, answer);
    const row = view.branch.value.at(-1);
    tell([question, answer]);
    expect(ids().filter((id) => id === 'r')).toHaveLength(1);
    expect(view.branch.value.at(-1)).toBe(row);
  });

  test('is the background’s own once it was confirmed', () => {
    tell(history, true);
    view.addLocal(question, answer);
    view.confirmLocal('r');
    expect(ids()).toContain('r');
    tell(history, true);
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('goes when it is taken back, and the branch ends where it did', () => {
    tell(history, true);
    view.addLocal(question, answer);
    view.removeLocal('r');
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    tell(history, true);
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('that was never there is taken back without harm', () => {
    tell(history, true);
    view.removeLocal('nobody');
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });

  test('appears in one step', () => {
    tell(history, true);
    const seen: number[] = [];
    const stop = effect(() => void seen.push(view.branch.value.length));
    view.addLocal(question, answer);
    stop();
    expect(seen).toEqual([4, 6]);
  });
});

describe('a fork', () => {
  const forked: Message[] = [
    ...history,
    toAnswer({ id: 'a1-again', parentId: 'q1', createdAtMs: 9, parts: done('Uno') }),
  ];

  test('is where a question has several answers, in the order of their making', () => {
    tell(forked, true);
    expect(view.forkAt('a1-again')).toEqual({ ids: ['a1', 'a1-again'], position: 1 });
    expect(view.forkAt('a1')).toEqual({ ids: ['a1', 'a1-again'], position: 0 });
  });

  test('is not where there is one way only, nor at a message that is not there', () => {
    tell(forked, true);
    expect(view.forkAt('a2')).toBeUndefined();
    expect(view.forkAt('q1')).toBeUndefined();
    expect(view.forkAt('gone')).toBeUndefined();
  });

  test('can be taken the other way, to the end of that branch', () => {
    tell(forked, true);
    expect(ids()).toEqual(['q1', 'a1-again']);
    view.showBranch('a1');
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    view.showBranch('a1-again');
    expect(ids()).toEqual(['q1', 'a1-again']);
  });

  test('that was taken is kept through a whole update', () => {
    tell(forked, true);
    view.showBranch('a1');
    tell(forked, true);
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
  });
});
