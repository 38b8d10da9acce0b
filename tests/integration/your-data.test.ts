import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import { createTranslator } from '../../lib/strings/translator.ts';
import { createExportDesk } from '../../lib/surface/export-desk.ts';
import { exportOne } from '../../lib/surface/export-one.ts';
import { createImportDesk } from '../../lib/surface/import-desk.ts';
import { converse, lastAnswer, say } from '../support/conversing.ts';
import { chatStream } from '../support/fault-server/chat-script.ts';
import { createFaultServer } from '../support/fault-server/fault-server.ts';
import type { FaultServer } from '../support/fault-server/fault-server.ts';
import { createHouse } from '../support/house.ts';
import type { House, HousedSurface, HouseOptions } from '../support/house.ts';
import { toAnswer, toQuestion } from '../support/messages.ts';
import { waitUntil } from '../support/wait-until.ts';

const key = 'sk-test-1234567890';

let server: FaultServer;
let house: House;
let store: ConversationStore;

/** A house whose store the test can look into. */
function open(options: HouseOptions = {}): void {
  house = createHouse({ ...options, wrapStore: (real) => (store = real) });
}

beforeEach(async () => {
  server = await createFaultServer();
  open();
});
afterEach(async () => {
  house.close();
  await server.close();
});

/** Fills the store with conversations of some size. */
async function fill(count: number, length: number): Promise<void> {
  await store.add(
    Array.from({ length: count }, (_, index) => {
      const id = `c${index}`;
      const common = { conversationId: id, createdAtMs: index };
      return {
        conversation: { id, title: id, createdAtMs: index, updatedAtMs: index },
        messages: [
          toQuestion({
            ...common,
            id: `${id}.q`,
            content: [{ type: 'text', text: 'x'.repeat(length) }],
          }),
          toAnswer({
            ...common,
            id: `${id}.a`,
            parentId: `${id}.q`,
            parts: [{ type: 'abort', atMs: 1 }],
          }),
        ],
      };
    }),
  );
}

async function readyOptions(): Promise<HousedSurface> {
  const options = house.openSurface({ kind: 'options' });
  await waitUntil(() => options.status.value === 'ready', 'the options');
  return options;
}

async function exportAll(options: HousedSurface): Promise<Blob> {
  const desk = createExportDesk(options, () => 0);
  const file = await desk.start();
  if (!file) throw new Error(desk.state.value.type);
  return file.blob;
}

const toImportDesk = (options: HousedSurface) =>
  createImportDesk({
    records: options.records,
    pictures: options.pictures,
    now: Date.now,
    keepDays: () => null,
  });

describe('exporting everything', () => {
  test('and importing it elsewhere makes the same conversations, and never holds a key', async () => {
    await converse({ house, server, store: () => store }, 'rivers');
    await fill(30, 100_000);
    const blob = await exportAll(await readyOptions());
    expect(await blob.text()).not.toContain(key);
    const before = await Promise.all((await store.conversations(99)).map(toRecord));
    house.close();

    open();
    const options = await readyOptions();
    const desk = toImportDesk(options);
    await desk.choose(blob);
    expect(desk.state.value).toMatchObject({
      type: 'preview',
      format: 'sidestream',
      fresh: { conversations: 31, messages: 62 },
      known: { conversations: 0, messages: 0 },
    });
    expect(await store.conversations(1)).toEqual([]);
    await desk.start();
    expect(desk.state.value).toMatchObject({ type: 'done', messages: 62 });
    const after = await Promise.all((await store.conversations(99)).map(toRecord));
    // A file is a stranger, also one of one's own.
    for (const row of before.flatMap(({ messages }) => messages)) row.imported = true;
    expect(after).toEqual(before);

    // Once more adds nothing, and says so beforehand.
    await desk.choose(blob);
    expect(desk.state.value).toMatchObject({
      fresh: { conversations: 0, messages: 0 },
      known: { conversations: 31, messages: 62 },
    });
  });

  test('goes page by page, shows how far it is, and can be cancelled', async () => {
    const options = await readyOptions();
    await fill(8, 900_000);
    const desk = createExportDesk(options, () => 0);
    const seen: number[] = [];
    const stop = desk.state.subscribe((state) => {
      if (state.type !== 'exporting' || state.of === 0) return;
      seen.push(state.done);
      expect(state.of).toBe(8);
    });
    expect(await desk.start()).toBeDefined();
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen.at(-1)).toBe(8);
    stop();

    const watching = desk.state.subscribe((state) => {
      if (state.type === 'exporting' && state.done > 0) queueMicrotask(() => desk.cancel());
    });
    expect(await desk.start()).toBeUndefined();
    expect(desk.state.value).toEqual({ type: 'cancelled' });
    watching();
  });

  test('goes on where it was when the background dies in the middle', async () => {
    const options = await readyOptions();
    await fill(6, 900_000);
    const desk = createExportDesk(options, () => 0);
    let killed = false;
    const stop = desk.state.subscribe((state) => {
      if (killed || state.type !== 'exporting' || state.done < 2) return;
      killed = true;
      queueMicrotask(() => house.killBackground());
    });
    const file = await desk.start();
    stop();
    expect(killed).toBe(true);
    const { conversations } = JSON.parse((await file?.blob.text()) ?? '') as {
      conversations: { id: string }[];
    };
    expect(conversations.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4', 'c5']);
  });

  test('of nothing says so', async () => {
    const desk = createExportDesk(await readyOptions(), () => 0);
    expect(await desk.start()).toBeUndefined();
    expect(desk.state.value).toEqual({ type: 'nothing' });
  });
});

describe('importing', () => {
  test('a damaged file changes nothing, whatever is pressed', async () => {
    const options = await readyOptions();
    await fill(2, 10);
    const desk = toImportDesk(options);
    await desk.choose(new Blob(['{"format":"sidestream-conversations","version":1,"conv']));
    expect(desk.state.value).toEqual({ type: 'fault', fault: 'not-json' });
    await desk.start();
    expect(await store.conversations(9)).toHaveLength(2);
  });

  test('that was stopped half-way is completed by importing again', async () => {
    const options = await readyOptions();
    await fill(6, 900_000);
    const blob = await exportAll(options);
    await store.clear();
    const desk = toImportDesk(options);
    await desk.choose(blob);
    const stop = desk.state.subscribe((state) => {
      if (state.type === 'importing' && state.done > 0) queueMicrotask(() => desk.cancel());
    });
    await desk.start();
    stop();
    expect(desk.state.value).toEqual({ type: 'stopped' });
    const kept = await store.conversations(9);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(6);
    await desk.choose(blob);
    expect(desk.state.value).toMatchObject({ fresh: { conversations: 6 - kept.length } });
    await desk.start();
    expect(await store.conversations(9)).toHaveLength(6);
  });

  test('that the disk refuses says that it does', async () => {
    const options = await readyOptions();
    await fill(1, 10);
    const blob = await exportAll(options);
    await store.clear();
    store.add = () => Promise.reject(new Error('full'));
    const desk = toImportDesk(options);
    await desk.choose(blob);
    await desk.start();
    expect(desk.state.value).toEqual({ type: 'refused' });
  });

  test('can be found in the list and continued', async () => {
    await converse({ house, server, store: () => store }, 'rivers');
    const options = await readyOptions();
    const blob = await exportAll(options);
    const [{ id } = { id: '' }] = await store.conversations(1);
    await options.records.remove(null);
    const desk = toImportDesk(options);
    await desk.choose(blob);
    await desk.start();
    const panel = house.openSurface();
    await waitUntil(() => panel.choice.value, 'the model');
    panel.showConversation(id);
    await waitUntil(() => panel.branch.value.length === 2, 'the messages');
    server.next(chatStream({ text: 'More.' }));
    say(panel, 'Go on');
    await waitUntil(() => lastAnswer(panel)?.view().text.toString() === 'More.', 'the answer');
    expect(server.requests.at(-1)?.body).toMatchObject({
      messages: [
        { role: 'system' },
        { role: 'user', content: 'rivers' },
        { role: 'assistant', content: 'About rivers.' },
        { role: 'user', content: 'Go on' },
      ],
    });
  });
});

test('a temporary conversation that is imported while it lives becomes one of its own, and both go on', async () => {
  const panel = await converse({ house, server, store: () => store }, 'elsewhere');
  panel.newConversation({ temporary: true });
  server.next(chatStream({ text: 'In confidence.' }));
  say(panel, 'A secret?');
  await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the answer');
  const temporaryId = panel.conversationId.value ?? '';
  const file = await exportOne({
    surface: panel,
    id: temporaryId,
    as: 'json',
    leafId: null,
    strings: createTranslator('en'),
    nowMs: 0,
  });
  const desk = toImportDesk(await readyOptions());
  for (const fresh of [1, 0]) {
    await desk.choose(file!.blob);
    expect(desk.state.value).toMatchObject({
      fresh: { conversations: fresh, messages: 2 * fresh },
    });
    await desk.start();
  }
  const ids = (await store.conversations(9)).map(({ id }) => id);
  expect(ids).toHaveLength(3);
  const keptId = ids.find((id) => id !== temporaryId && id.includes(temporaryId.slice(-12))) ?? '';

  for (const id of [keptId, temporaryId]) {
    panel.showConversation(id);
    await waitUntil(() => panel.conversationId.value === id && panel.branch.value.length === 2, id);
    expect(lastAnswer(panel)?.view().text.toString()).toBe('In confidence.');
    const before = lastAnswer(panel)?.id ?? '';
    server.next(chatStream({ text: `Again in ${id}.` }));
    panel.retry(before);
    await waitUntil(() => lastAnswer(panel)?.view().text.toString() === `Again in ${id}.`, id);
    await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'its end');
    expect(panel.rejection.value).toBeNull();
    await waitUntil(async () => (await store.openRuns()).length === 0, 'the end of the run');
    expect(await store.messages(id)).toHaveLength(3);
  }
});

test('one conversation is exported as Markdown of the branch on screen, and as JSON', async () => {
  const panel = await converse({ house, server, store: () => store }, 'rivers / lakes');
  const id = panel.conversationId.value ?? '';
  const common = { surface: panel, id, leafId: null, strings: createTranslator('en'), nowMs: 0 };
  const markdown = await exportOne({ ...common, as: 'md' });
  expect(markdown?.name).toBe('rivers lakes.md');
  expect(await markdown?.blob.text()).toMatch(/^# rivers \/ lakes\n[^]*\n\nAbout rivers/);
  const json = await exportOne({ ...common, as: 'json' });
  expect(json?.name).toBe('rivers lakes.json');
  expect(JSON.parse((await json?.blob.text()) ?? '')).toMatchObject({ conversations: [{ id }] });
  expect(await exportOne({ ...common, id: 'gone', as: 'md' })).toBeUndefined();
});

async function toRecord<Row extends { id: string }>(conversation: Row) {
  const messages = await store.messages(conversation.id);
  return { conversation, messages: messages.sort((a, b) => (a.id < b.id ? -1 : 1)) };
}
