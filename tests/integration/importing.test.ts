import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../lib/core/conversation.ts';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { createImportDesk } from '../../lib/surface/import-desk.ts';
import type { ImportDesk } from '../../lib/surface/import-desk.ts';
import { createExportFile } from '../../lib/transfer/export-file.ts';
import { lastAnswer } from '../support/conversing.ts';
import { createHouse } from '../support/house.ts';
import type { House } from '../support/house.ts';
import { toAnswer, toBeginning, toQuestion } from '../support/messages.ts';
import { waitUntil } from '../support/wait-until.ts';

let house: House;
let store: ConversationStore;
let desk: ImportDesk;

beforeEach(async () => {
  house = createHouse({ wrapStore: (real) => (store = real) });
  const options = house.openSurface({ kind: 'options' });
  await waitUntil(() => options.status.value === 'ready', 'the options');
  desk = createImportDesk({
    records: options.records,
    pictures: options.pictures,
    now: Date.now,
    keepDays: () => null,
  });
});
afterEach(() => house.close());

/** A file with a conversation of so many turns. */
function write(rounds: number, change: (row: Message) => Message = (row) => row) {
  const conversation = { id: 'far', title: 'From afar', createdAtMs: 1, updatedAtMs: 1 };
  const messages = Array.from({ length: rounds }, (_, at): Message[] => {
    const common = { conversationId: 'far', createdAtMs: at + 1 };
    const parentId = at === 0 ? null : `${at - 1}`;
    const finishReason = { unified: 'stop', raw: null } as const;
    return [
      toQuestion({ ...common, id: `${at}.question`, parentId }),
      toAnswer({
        ...common,
        id: `${at}`,
        parts: [
          { type: 'text-delta', text: `Answer ${at}` },
          { type: 'finish', finishReason, atMs: 1 },
        ],
      }),
    ];
  }).flat();
  const file = createExportFile(0);
  file.add({ conversation, messages: messages.map(change), sent: messages.length, liveIds: [] });
  return file.finish();
}
const interrupt = (row: Message): Message =>
  row.role === 'user'
    ? row
    : {
        ...row,
        parts: [
          { type: 'text-delta', text: 'Ans' },
          { type: 'error', error: { kind: 'interrupted' }, atMs: 1 },
        ],
      };
/** Imports a file; resolves with what the preview said. */
async function take(file: Blob) {
  await desk.choose(file);
  const shown = desk.state.value;
  await desk.start();
  return shown;
}

test('tells an open list, and a surface that shows what goes on', async () => {
  const panel = house.openSurface();
  await waitUntil(() => panel.status.value === 'ready', 'the panel');
  const stop = panel.watchConversations();
  await take(write(1));
  await waitUntil(() => panel.conversations.value?.conversations[0]?.id === 'far', 'the list');
  stop();
  panel.showConversation('far');
  await waitUntil(() => panel.branch.value.length === 2, 'the first turn');
  await take(write(3));
  await waitUntil(() => panel.branch.value.length === 6, 'the other turns');
});

test('completes an interrupted answer, says so, and shows it', async () => {
  await take(write(1, interrupt));
  const panel = house.openSurface();
  await waitUntil(() => panel.status.value === 'ready', 'the panel');
  panel.showConversation('far');
  await waitUntil(() => lastAnswer(panel)?.state.value === 'interrupted', 'the half');
  expect(await take(write(1))).toMatchObject({
    fresh: { conversations: 0, messages: 0 },
    known: { conversations: 1, messages: 1 },
    completed: 1,
  });
  expect(desk.state.value).toMatchObject({ type: 'done', messages: 0, completed: 1 });
  await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the whole');
  expect(lastAnswer(panel)?.view().text.toString()).toBe('Answer 0');
  // The other way round nothing is taken back.
  expect(await take(write(1, interrupt))).toMatchObject({
    known: { messages: 2 },
    completed: 0,
  });
  expect(await store.message('0')).toMatchObject({ parts: [{ text: 'Answer 0' }, {}] });
});

test('keeps an interrupted answer that was continued here', async () => {
  await take(write(1, interrupt));
  const { conversation, messages } = {
    conversation: { id: 'far', title: '', createdAtMs: 1, updatedAtMs: 1 },
    messages: [toQuestion({ id: 'mine', conversationId: 'far', parentId: '0' })],
  };
  await store.add([{ conversation, messages }]);
  expect(await take(write(1))).toMatchObject({ completed: 0 });
  expect(await store.message('0')).toMatchObject({ parts: [{ text: 'Ans' }, {}] });
});

test('a conversation whose messages are another’s here is whole, and known from then on', async () => {
  await take(write(2));
  const copy = new Blob([(await write(2).text()).replace('"id":"far"', '"id":"copy"')]);
  expect(await take(copy)).toMatchObject({ fresh: { conversations: 1, messages: 4 } });
  expect(await store.messages('copy')).toHaveLength(4);
  expect(await store.messages('far')).toHaveLength(4);
  expect(await take(copy)).toMatchObject({ fresh: { conversations: 0, messages: 0 } });
});

describe('a deletion while an import is under way', () => {
  const large = (row: Message): Message =>
    row.role === 'assistant'
      ? row
      : { ...row, content: [{ type: 'text', text: 'word '.repeat(60_000) }] };
  /** Imports it, and has something deleted once the first page is there. */
  async function takeWhile(file: Blob, remove: () => Promise<unknown>): Promise<void> {
    await desk.choose(file);
    let removed: Promise<unknown> | undefined;
    const stop = desk.state.subscribe((state) => {
      if (state.type === 'importing' && state.done > 0) removed ??= remove();
    });
    await desk.start();
    stop();
    expect(removed).toBeDefined();
    await removed;
  }
  const records = () => house.openSurface({ kind: 'options' }).records;

  test('of all ends it: nothing comes back, and that is said', async () => {
    await takeWhile(write(20, large), () => records().remove(null));
    expect(desk.state.value).toEqual({ type: 'deleted', messages: 0 });
    expect(await store.conversations(9)).toEqual([]);
    expect(await store.messages('far')).toEqual([]);
    await take(write(20, large));
    expect(await store.messages('far')).toHaveLength(40);
  });

  test('of all ends it between two conversations too, and the count is true', async () => {
    const file = createExportFile(0);
    for (const id of ['one', 'two', 'three', 'four', 'five']) {
      const question = toQuestion({ id: `${id}.q`, conversationId: id });
      const answer = toAnswer({ id: `${id}.a`, conversationId: id, parentId: question.id });
      const parts = [{ type: 'abort', atMs: 1 } as const];
      const content = [{ type: 'text', text: 'word '.repeat(180_000) } as const];
      const messages = [
        { ...question, content },
        { ...answer, parts },
      ];
      const conversation = { id, title: id, createdAtMs: 1, updatedAtMs: 1 };
      file.add({ conversation, messages, sent: 2, liveIds: [] });
    }
    await takeWhile(file.finish(), () => records().remove(null));
    expect(desk.state.value).toEqual({ type: 'deleted', messages: 0 });
    expect(await store.conversations(9)).toEqual([]);
  });

  test('of another conversation does not concern it', async () => {
    const { conversation } = toBeginning('r', { conversationId: 'mine' });
    await store.add([{ conversation, messages: [] }]);
    await takeWhile(write(20, large), () => records().remove(['mine']));
    expect(desk.state.value).toMatchObject({ type: 'done', messages: 40 });
    expect(await store.messages('far')).toHaveLength(40);
  });
});
