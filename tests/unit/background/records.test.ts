import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ConversationStore } from '../../../lib/conversations/conversation-store.ts';
import { pageSize } from '../../../lib/protocol/record-messages.ts';
import { toSize } from '../../../lib/protocol/record-schema.ts';
import type { UpdateOf } from '../../../lib/protocol/update.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import { createHouse } from '../../support/house.ts';
import type { House } from '../../support/house.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openSession, saveConnection, toStart, unended } from './raw-session.ts';
import type { RawSession } from './raw-session.ts';

let server: FaultServer;
let house: House;
let store: ConversationStore;
let session: RawSession & { conversationId: string };

beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.reset();
  house = createHouse({ wrapStore: (real) => (store = real) });
  session = await openSession(house);
});
afterEach(() => house.close());

/** A record of one question and its answer, of about that size. */
function toRecord(id: string, length = 10, rounds = 1) {
  const messages = Array.from({ length: rounds }, (_, index) => {
    const common = { conversationId: id, createdAtMs: index + 1 };
    const runId = `${id}.${index}`;
    const content = [{ type: 'text' as const, text: 'x'.repeat(length) }];
    const parts = [{ type: 'abort' as const, atMs: index + 1 }];
    return [
      toQuestion({ ...common, id: `${runId}.question`, content }),
      toAnswer({ ...common, id: runId, parts }),
    ];
  }).flat();
  return { conversation: { id, title: id, createdAtMs: 1, updatedAtMs: 1 }, messages };
}

async function readAll(ids: string[]): Promise<UpdateOf<'record-page'>[]> {
  const pages: UpdateOf<'record-page'>[] = [];
  const before = session.all('record-page').length;
  let done = 0;
  let afterId: string | null = null;
  while (done < ids.length) {
    const conversationIds = ids.slice(done);
    session.send({ type: 'record-read', requestId: 'read', conversationIds, afterId });
    const page: UpdateOf<'record-page'> = await session.first('record-page', before + pages.length);
    pages.push(page);
    done += page.taken;
    ({ afterId } = page);
  }
  return pages;
}

describe('reading', () => {
  test('goes in pages that are bounded, with every message once and in order', async () => {
    const records = [
      toRecord('small'),
      toRecord('huge', 400_000, 7),
      toRecord('large', 900_000),
      toRecord('last'),
    ];
    await store.add(records);
    const pages = await readAll(records.map(({ conversation }) => conversation.id));
    expect(pages.length).toBeGreaterThan(3);
    const pieces = pages.flatMap((page) => page.records);
    expect(pieces.flatMap(({ messages }) => messages)).toEqual(
      records.flatMap(({ messages }) => messages),
    );
    for (const page of pages) {
      const sizes = page.records.flatMap(({ messages }) => messages.map(toSize));
      const size = sizes.reduce((sum, one) => sum + one, 0);
      expect(size - (sizes.at(-1) ?? 0)).toBeLessThan(pageSize);
    }
  });

  test('reads a conversation of many pages twice and not with each page, and has what was added meanwhile', async () => {
    const record = toRecord('huge', 900_000, 12);
    await store.add([record]);
    const { messages } = store;
    let readings = 0;
    store.messages = (id) => {
      readings += 1;
      return messages(id);
    };
    const late = toQuestion({ id: 'late', conversationId: 'huge', createdAtMs: 99 });
    const reading = readAll(['huge']);
    await session.first('record-page', 3);
    await store.add([{ conversation: record.conversation, messages: [late] }]);
    const pages = await reading;
    expect(pages.length).toBeGreaterThan(5);
    const rows = pages.flatMap((page) => page.records).flatMap((piece) => piece.messages);
    expect(rows).toEqual([...record.messages, late]);
    expect(readings).toBeLessThanOrEqual(4);
  });

  test('passes over what was deleted, also in the middle of it', async () => {
    await store.add([toRecord('a'), toRecord('b')]);
    const [page] = await readAll(['gone', 'a', 'gone too', 'b']);
    expect(page?.records.map(({ conversation }) => conversation.id)).toEqual(['a', 'b']);
    session.send({ type: 'record-read', requestId: 'r', conversationIds: ['a'], afterId: 'gone' });
    const next = await session.first('record-page', 1);
    expect(next).toMatchObject({ taken: 1, records: [{ messages: [] }] });
  });

  test('has of a live answer what has come, and says that it is live', async () => {
    await saveConnection(session, server);
    server.next(unended);
    session.send(toStart());
    await waitUntil(
      () => JSON.stringify(session.all('run-update')).includes('"a"') || house.liveCount() === 1,
      'the run',
    );
    await waitUntil(async () => {
      const pages = await readAll(['conversation']);
      const [piece] = pages.flatMap((page) => page.records);
      return piece?.liveIds[0] === 'run' && JSON.stringify(piece).includes('"text":"a"');
    }, 'what has come');
  });

  test('lists all that is kept, and of a period what is older', async () => {
    await store.add([toRecord('old')]);
    await saveConnection(session, server);
    server.next(unended);
    session.send(toStart());
    await session.first('run-accepted');
    session.send({ type: 'record-list', requestId: 'all', keepDays: null });
    expect((await session.first('record-list')).conversationIds).toEqual(['old', 'conversation']);
    session.send({ type: 'record-list', requestId: 'week', keepDays: 7 });
    expect((await session.first('record-list', 1)).conversationIds).toEqual(['old']);
  });
});

describe('adding', () => {
  test('takes sound records, and says what is there already', async () => {
    const { conversation, messages } = toRecord('a');
    session.send({ type: 'record-add', requestId: '1', records: [{ conversation, messages }] });
    expect((await session.first('record-added')).error).toBeNull();
    expect(await store.messages('a')).toHaveLength(2);
    const messageIds = [...messages.map(({ id }) => id), 'other'];
    const outlines = [
      { conversationId: 'a', messageIds },
      { conversationId: 'b', messageIds },
    ];
    session.send({ type: 'record-compare', requestId: '2', outlines });
    expect(await session.first('record-compared')).toMatchObject({ conversations: 1, messages: 2 });
  });

  test.each([
    ['of a temporary conversation', { ...toRecord('temporary.a') }],
    [
      'with a message of another conversation',
      { ...toRecord('a'), messages: toRecord('b').messages },
    ],
    ['that are none', { secret: 'sk-1' }],
  ])('refuses records %s, with all that came with them', async (_, bad) => {
    session.send({ type: 'record-add', requestId: '1', records: [toRecord('good'), bad] });
    const { error } = await session.first('record-added');
    expect(error).toEqual({ kind: 'bad-request' });
    expect(await store.conversations(10)).toEqual([]);
  });

  test('says that the disk refuses', async () => {
    store.add = () => Promise.reject(new Error('full'));
    session.send({ type: 'record-add', requestId: '1', records: [toRecord('a')] });
    expect((await session.first('record-added')).error).toMatchObject({ kind: 'storage-full' });
  });
});

describe('deleting', () => {
  test('stops what is live first, closes its socket, and leaves nothing behind', async () => {
    await saveConnection(session, server);
    server.next(unended);
    session.send(toStart());
    await session.first('run-accepted');
    await waitUntil(() => server.requests[0], 'the request');
    session.send({ type: 'record-delete', requestId: '1', conversationIds: ['conversation'] });
    expect((await session.first('record-deleted')).error).toBeNull();
    expect(await server.requests[0]?.closed).toBe('client');
    await waitUntil(() => house.liveCount() === 0, 'the end of the run');
    expect(await store.conversation('conversation')).toBeUndefined();
    expect(await store.messages('conversation')).toEqual([]);
    expect(await store.readJournal('run')).toEqual([]);
    expect(await store.openRuns()).toEqual([]);
  });

  test('leaves all others as they are', async () => {
    await store.add([toRecord('a'), toRecord('b')]);
    session.send({ type: 'record-delete', requestId: '1', conversationIds: ['a'] });
    await session.first('record-deleted');
    expect((await store.conversations(9)).map(({ id }) => id)).toEqual(['b']);
    expect(session.all('conversations-deleted')).toMatchObject([{ conversationIds: ['a'] }]);
  });

  test('of all tells every surface each of them, and a window that shows one gets a new one', async () => {
    await store.add([toRecord('a'), toRecord('b')]);
    const other = await openSession(house, { windowId: 2 });
    session.send({ type: 'conversation-show', conversationId: 'a' });
    await session.first('conversation-shown');
    session.send({ type: 'record-delete', requestId: '1', conversationIds: null });
    await session.first('record-deleted');
    const told = await other.first('conversations-deleted');
    expect(told.conversationIds.sort()).toEqual(['a', 'b']);
    const shown = await session.first('conversation-shown', 1);
    expect(['a', 'b']).not.toContain(shown.conversationId);
    expect(await store.conversations(9)).toEqual([]);
  });

  test('says that the disk refuses, and of what was deleted until then that it is', async () => {
    await store.add(Array.from({ length: 60 }, (_, index) => toRecord(`c${index}`)));
    const remove = store.delete;
    let batches = 0;
    store.delete = (ids) => {
      batches += 1;
      return batches === 1 ? remove(ids) : Promise.reject(new Error('no'));
    };
    const conversationIds = Array.from({ length: 60 }, (_, index) => `c${index}`);
    session.send({ type: 'record-delete', requestId: '1', conversationIds });
    expect((await session.first('record-deleted')).error).toMatchObject({ kind: 'storage-full' });
    const told = session.all('conversations-deleted').flatMap((update) => update.conversationIds);
    const left = (await store.conversations(99)).map(({ id }) => id);
    expect(told.length + left.length).toBe(60);
    expect(told.filter((id) => left.includes(id))).toEqual([]);
  });
});
