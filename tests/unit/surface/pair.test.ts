import { beforeEach, expect, test } from 'vitest';
import type { Surface } from '../../../lib/surface/surface.ts';
import { createScene } from './scene.ts';
import type { Scene } from './scene.ts';

let scene: Scene;
let surface: Surface;

beforeEach(() => {
  scene = createScene();
  surface = scene.enter();
  scene.connect();
});

const starts = () => scene.sentOf('run-start');
const pairIds = () => surface.pair.value?.map(({ id }) => id);
const end = (runId: string): void =>
  scene.background.channel.tell({
    type: 'run-update',
    runId,
    from: 0,
    to: 2,
    parts: [
      { type: 'text-delta', text: 'Hi' },
      { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 5 },
    ],
  });

/** Asks two models, and gives the ids of their runs. */
function askBoth(): [string, string] {
  surface.chooseSecond({ connectionId: 'one', model: 'other' });
  surface.ask([{ type: 'text', text: 'Who?' }]);
  const [first, second] = starts();
  return [first?.runId ?? '', second?.runId ?? ''];
}

test('a question for two models is one question with two answers, that stand beside each other', () => {
  const [first, second] = askBoth();
  expect(starts()).toMatchObject([
    { model: 'one-model', parentId: null, content: [{ text: 'Who?' }] },
    { model: 'other', parentId: `${first}.question`, content: [], beside: first },
  ]);
  expect(pairIds()).toEqual([first, second]);
  expect(surface.branch.value.map(({ id }) => id)).toEqual([`${first}.question`, first]);
});

test('what is live of the two is what Stop stops, until neither is', () => {
  const [first, second] = askBoth();
  expect(surface.liveRunId.value).toBe(second);
  end(second);
  expect(surface.liveRunId.value).toBe(first);
  end(first);
  expect(surface.liveRunId.value).toBeNull();
});

test('the one that is kept is shown alone, and its model is asked from then on', () => {
  const [first, second] = askBoth();
  end(first);
  end(second);
  surface.keepAnswer(second);
  expect(surface.pair.value).toBeNull();
  expect(surface.branch.value.at(-1)?.id).toBe(second);
  expect(surface.choice.value?.model).toBe('other');
  expect(surface.second.value).toBeNull();
  const changes = scene.sentOf('conversation-change').map(({ change }) => change);
  expect(changes).toEqual([
    { choice: { connectionId: 'one', model: 'other' } },
    { keptAnswerId: second },
  ]);
  surface.ask([{ type: 'text', text: 'And then?' }]);
  expect(starts().slice(2)).toMatchObject([{ parentId: second, model: 'other' }]);
});

test('who asks on without keeping one goes on with the first', () => {
  const [first, second] = askBoth();
  end(first);
  end(second);
  surface.chooseSecond(null);
  surface.ask([{ type: 'text', text: 'And then?' }]);
  expect(starts().slice(2)).toMatchObject([{ parentId: first }]);
  expect(surface.pair.value).toBeNull();
});

test('two that were asked elsewhere stand beside each other too, in the order of asking', () => {
  const [first, second] = askBoth();
  const rows = surface.pair.value?.map(({ message }) => message) ?? [];
  const question = surface.branch.value[0]?.message;
  const other = createScene();
  const elsewhere = other.enter();
  other.connect();
  other.show('c', [...(question ? [question] : []), ...rows.toReversed()]);
  expect(elsewhere.pair.value?.map(({ id }) => id)).toEqual([first, second]);
});

test('the one that was kept is shown alone to whoever comes later', () => {
  const [, second] = askBoth();
  const rows = surface.pair.value?.map(({ message }) => message) ?? [];
  const question = surface.branch.value[0]?.message;
  const other = createScene();
  const elsewhere = other.enter();
  other.connect();
  other.background.channel.tell({
    type: 'conversation-update',
    conversationId: 'c',
    title: 'Who?',
    choice: null,
    personaId: null,
    keptAnswerId: second,
    whole: true,
    messages: [...(question ? [question] : []), ...rows],
  });
  expect(elsewhere.pair.value).toBeNull();
  expect(elsewhere.branch.value.at(-1)?.id).toBe(second);
});

test('a question that is not taken leaves neither of the two', () => {
  const [first, second] = askBoth();
  for (const runId of [first, second]) {
    const error = { kind: 'storage-full' } as const;
    scene.background.channel.tell({ type: 'run-rejected', runId, error });
  }
  expect(surface.branch.value).toEqual([]);
  expect(surface.draft.value).toBe('Who?');
});
