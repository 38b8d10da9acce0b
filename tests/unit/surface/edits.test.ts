import { beforeEach, describe, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { toEditedContent } from '../../../lib/surface/edits.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { createScene, say } from './scene.ts';
import type { Scene } from './scene.ts';

const parts: StreamPart[] = [
  { type: 'text-delta', text: 'One' },
  { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 9 },
];
const content = [
  { type: 'text', text: 'Why?' },
  { type: 'selection', text: 'a page' },
] as const;
const messages = [
  toQuestion({ id: 'q1', createdAtMs: 1 }),
  toAnswer({ id: 'a1', parentId: 'q1', createdAtMs: 1, parts }),
  toQuestion({ id: 'q2', parentId: 'a1', createdAtMs: 2, content: [...content] }),
  toAnswer({ id: 'a2', parentId: 'q2', createdAtMs: 2, omitted: ['q1'], parts }),
];

let scene: Scene;
let surface: Surface;
const enter = (): void => {
  surface = scene.enter();
  scene.connect();
  scene.show('c', messages);
};
beforeEach(() => {
  scene = createScene();
  enter();
});

const open = (): Record<string, string> => Object.fromEntries(surface.edits.texts.value);
const ids = (): string[] => surface.branch.value.map(({ id }) => id);
const starts = () => scene.sentOf('run-start');

describe('a question that is edited', () => {
  test('begins with its own words, and is asked beside the old one with what went along', () => {
    surface.edits.begin('q2');
    expect(open()).toEqual({ q2: 'Why?' });
    surface.edits.type('q2', 'How?');
    surface.edits.send('q2');
    expect(starts()).toMatchObject([
      {
        parentId: 'a1',
        content: [{ type: 'text', text: 'How?' }, content[1]],
        omitted: ['q1'],
      },
    ]);
    const runId = starts()[0]?.runId ?? '';
    expect(ids()).toEqual(['q1', 'a1', `${runId}.question`, runId]);
    expect(surface.forkAt(`${runId}.question`)).toMatchObject({ position: 1 });
    surface.showBranch('q2');
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(open()).toEqual({});
  });

  test('may be the first one, and may be asked as it was', () => {
    surface.edits.begin('q1');
    surface.edits.send('q1');
    expect(starts()).toMatchObject([{ parentId: null, content: toQuestion({ id: 'q1' }).content }]);
    expect(ids()).toHaveLength(2);
  });

  test('is not asked while an answer is live, nor without words or context', () => {
    surface.edits.begin('q1');
    surface.edits.type('q1', ' \n');
    surface.edits.send('q1');
    expect(starts()).toEqual([]);
    surface.edits.type('q1', 'How?');
    say(surface, 'Meanwhile');
    surface.edits.send('q1');
    expect(starts()).toHaveLength(1);
    expect(open()).toEqual({ q1: 'How?' });
  });

  test('keeps what is typed whatever becomes of the list, of the branch and of the page', () => {
    surface.edits.begin('q2');
    surface.edits.type('q2', 'How, and');
    scene.show('c', messages);
    scene.background.channel.tell({
      type: 'conversation-update',
      conversationId: 'c',
      title: '',
      whole: false,
      messages: [
        toQuestion({ id: 'q3', createdAtMs: 3 }),
        toAnswer({ id: 'a3', parentId: 'q3', createdAtMs: 3, parts }),
      ],
    });
    expect(ids()).toEqual(['q3', 'a3']);
    surface.showBranch('q2');
    expect(open()).toEqual({ q2: 'How, and' });
    surface.showConversation('d');
    expect(open()).toEqual({});
    surface.showConversation('c');
    expect(open()).toEqual({ q2: 'How, and' });
    surface.close();
    enter();
    expect(open()).toEqual({ q2: 'How, and' });
    surface.edits.cancel('q2');
    expect([...scene.kept.values()]).toEqual([]);
  });

  test('that is refused is open again, on its branch, and the draft is left alone', () => {
    surface.edits.begin('q2');
    surface.edits.type('q2', 'How?');
    surface.edits.send('q2');
    const runId = starts()[0]?.runId ?? '';
    scene.background.channel.tell({ type: 'run-rejected', runId, error: { kind: 'storage-full' } });
    expect(open()).toEqual({ q2: 'How?' });
    expect(ids()).toEqual(['q1', 'a1', 'q2', 'a2']);
    expect(surface.draft.value).toBe('');
  });

  test('is kept until it was taken, and by a page that died before not asked for once more', () => {
    surface.edits.begin('q2');
    surface.edits.type('q2', 'How?');
    surface.edits.send('q2');
    const runId = starts()[0]?.runId ?? '';
    const stored = [...scene.kept];
    scene.background.channel.tell({ type: 'run-accepted', runId });
    expect([...scene.kept]).toEqual([]);
    for (const [key, text] of stored) scene.kept.set(key, text);
    surface.close();
    enter();
    expect(open()).toEqual({ q2: 'How?' });
    const question = toQuestion({ id: `${runId}.question`, parentId: 'a1', createdAtMs: 3 });
    const answer = toAnswer({ id: runId, parentId: question.id, createdAtMs: 3, parts });
    scene.show('c', [...messages, question, answer]);
    surface.showBranch('q2');
    expect(open()).toEqual({});
  });

  test('goes with its conversation', () => {
    surface.edits.begin('q2');
    scene.background.channel.tell({ type: 'conversations-deleted', conversationIds: ['c'] });
    expect([...scene.kept.keys()].filter((key) => key.includes('edits'))).toEqual([]);
  });

  test('is on no disk where the conversation is not', () => {
    surface.showConversation('temporary.c');
    scene.show('temporary.c', messages);
    surface.edits.begin('q2');
    expect(open()).toEqual({ q2: 'Why?' });
    expect([...scene.kept.values()]).toEqual([]);
  });
});

test('words that a question had none of come before what it had, and words in several parts become one', () => {
  const selection = { type: 'selection', text: 's' } as const;
  expect(toEditedContent([selection], 'a')).toEqual([{ type: 'text', text: 'a' }, selection]);
  expect(toEditedContent([selection], ' ')).toEqual([selection]);
  const several = [{ type: 'text', text: 'a' }, selection, { type: 'text', text: 'b' }] as const;
  expect(toEditedContent(several, 'c')).toEqual([{ type: 'text', text: 'c' }, selection]);
});
