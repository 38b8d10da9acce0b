import { toPartText } from '../../../lib/core/content.ts';
import { beforeEach, expect, test } from 'vitest';
import type { StreamPart } from '../../../lib/core/parts.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import { createPageStorage } from '../../support/page-storage.ts';
import { createScene, say } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
beforeEach(() => {
  scene = createScene();
});

const finish: StreamPart = {
  type: 'finish',
  finishReason: { unified: 'stop', raw: 'stop' },
  atMs: 9,
};
const started = () => scene.sentOf('run-start').map(({ runId }) => runId);
const toWords = (surface: Surface): string[] =>
  surface.waiting.list.value.map(({ content }) => content.map(toPartText).join());
const wait = (surface: Surface, text: string): void =>
  surface.waiting.add({ content: [{ type: 'text', text }] });

/** The background takes a run, and ends it. */
function end(runId: string | undefined, part: StreamPart = finish): void {
  if (runId === undefined) throw new Error('nothing was asked');
  scene.background.channel.tell({ type: 'run-accepted', runId });
  scene.background.channel.tell({ type: 'run-update', runId, from: 0, to: 1, parts: [part] });
}

/** A surface with a connection and a live answer. */
function ask(): Surface {
  const surface = scene.enter();
  scene.connect();
  say(surface, 'One');
  return surface;
}

test('each waiting question is asked once the answer before it is whole, in turn, and follows it', () => {
  const surface = ask();
  wait(surface, 'Two');
  wait(surface, 'Three');
  expect(toWords(surface)).toEqual(['Two', 'Three']);
  end(started()[0]);
  expect(toWords(surface)).toEqual(['Three']);
  end(started()[1]);
  expect(toWords(surface)).toEqual([]);
  expect(scene.sentOf('run-start').map(({ parentId }) => parentId)).toEqual([
    null,
    started()[0],
    started()[1],
  ]);
  expect(new Set(started()).size).toBe(3);
});

test.each<StreamPart>([
  { type: 'abort', atMs: 9 },
  { type: 'error', error: { kind: 'overloaded' }, atMs: 9 },
])('after an end by $type what waits is asked by a click alone', (part) => {
  const surface = ask();
  wait(surface, 'Two');
  wait(surface, 'Three');
  end(started()[0], part);
  expect(started()).toHaveLength(1);
  surface.waiting.ask(surface.waiting.list.value[1]?.runId ?? '');
  end(started()[1]);
  expect(toWords(surface)).toEqual(['Two']);
  expect(started()).toHaveLength(2);
});

test('nothing is asked by a click while an answer is live', () => {
  const surface = ask();
  wait(surface, 'Two');
  surface.waiting.ask(surface.waiting.list.value[0]?.runId ?? '');
  expect(started()).toHaveLength(1);
});

test('one that is removed is not asked', () => {
  const surface = ask();
  wait(surface, 'Two');
  surface.waiting.remove(surface.waiting.list.value[0]?.runId ?? '');
  end(started()[0]);
  expect(started()).toHaveLength(1);
  expect([...scene.kept.keys()].filter((key) => key.includes('waiting'))).toEqual([]);
});

test('one that is not taken waits again, is in no draft, and is not asked again by itself', () => {
  const surface = ask();
  wait(surface, 'Two');
  end(started()[0]);
  const runId = started()[1] ?? '';
  scene.background.channel.tell({ type: 'run-rejected', runId, error: { kind: 'storage-full' } });
  expect([toWords(surface), surface.draft.value, started().length]).toEqual([['Two'], '', 2]);
  surface.waiting.ask(runId);
  expect(started()).toEqual([started()[0], runId, runId]);
});

test('they stay with their conversation, and one that was typed here is asked on the way back to it', () => {
  const surface = ask();
  scene.background.channel.tell({ type: 'run-accepted', runId: started()[0] ?? '' });
  wait(surface, 'Two');
  surface.showConversation('other');
  expect(toWords(surface)).toEqual([]);
  scene.show('other');
  surface.showConversation('c');
  const [runId = ''] = started();
  const answer = toAnswer({ id: runId, parts: [finish] });
  scene.show('c', [toQuestion({ id: answer.parentId }), answer]);
  expect(started()).toHaveLength(2);
  expect(scene.sentOf('run-start')[1]).toMatchObject({ conversationId: 'c', parentId: runId });
});

test('a page that closes leaves them to the next, which asks none by itself', () => {
  const first = ask();
  wait(first, 'Two');
  const [runId = ''] = started();
  first.close();
  const next = scene.enter();
  scene.connect();
  const answer = toAnswer({ id: runId, parts: [finish] });
  scene.show('c', [toQuestion({ id: answer.parentId }), answer]);
  expect(toWords(next)).toEqual(['Two']);
  expect(scene.sentOf('run-start')).toEqual([]);
});

test('one that was sent as its page closed is not shown, nor kept, once it is known to be there', () => {
  const first = ask();
  wait(first, 'Two');
  end(started()[0]);
  const [runId = '', sentId = ''] = started();
  first.close();
  const next = scene.enter();
  const [one, two] = [runId, sentId].map((id) => toAnswer({ id, parts: [finish] }));
  scene.show('c', [toQuestion({ id: one!.parentId }), one!, two!]);
  expect(toWords(next)).toEqual([]);
  expect([...scene.kept.keys()].filter((key) => key.includes('waiting'))).toEqual([]);
});

test('those of a temporary conversation are in no storage', () => {
  const surface = scene.enter({}, 'temporary.t');
  scene.connect();
  say(surface, 'One');
  wait(surface, 'Two');
  expect(toWords(surface)).toEqual(['Two']);
  expect([...scene.kept.values()].join()).not.toContain('Two');
});

test('those of a deleted conversation are forgotten', () => {
  const surface = ask();
  wait(surface, 'Two');
  scene.background.channel.tell({ type: 'conversations-deleted', conversationIds: ['c'] });
  expect([...scene.kept.values()].join()).not.toContain('Two');
  scene.background.channel.tell({ type: 'conversation-shown', conversationId: 'fresh' });
  scene.show('fresh');
  expect(surface.waiting.list.value).toEqual([]);
});

test('what was removed and is wanted back stands where it stood', () => {
  const surface = ask();
  for (const text of ['Two', 'Three', 'Four']) wait(surface, text);
  const [, three] = surface.waiting.list.value;
  surface.waiting.remove(three!.runId);
  surface.waiting.add(three!, 1);
  expect(toWords(surface)).toEqual(['Two', 'Three', 'Four']);
});

test("what waits in the popup of its window stands in the panel at once, beside the panel's own, also after a stop", () => {
  const others = new EventTarget();
  const page = { after: scene.clock.after, page: 'here', isOpen: () => true };
  const storage = createPageStorage(scene.kept);
  const surface = scene.enter({ drafts: createDraftStore({ storage, others, ...page }) });
  scene.connect();
  say(surface, 'One');
  wait(surface, 'Two');
  end(started()[0], { type: 'abort', atMs: 9 });
  const popup = createDraftStore({ storage, ...page });
  const [two] = JSON.parse(popup.read('c.waiting')) as object[];
  const three = { runId: 'three', content: [{ type: 'text', text: 'Three' }] };
  popup.write('c.waiting', JSON.stringify([two, three]));
  const key = 'draft.c.waiting@here';
  const newValue = scene.kept.get(key);
  others.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
  expect(toWords(surface)).toEqual(['Two', 'Three']);
  wait(surface, 'Four');
  expect(popup.read('c.waiting')).toContain('Three');
  surface.close();
});
