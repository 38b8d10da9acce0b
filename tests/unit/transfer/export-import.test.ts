import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../lib/core/conversation.ts';
import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { importLimit } from '../../../lib/transfer/import-format.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { checkLater } from '../../support/property.ts';
import { conversationRecords } from '../../support/record-arbitrary.ts';
import { createEmptyStore } from '../../support/row-area.ts';

/** Later than whatever the tests write. */
const nowMs = 3_000_000_000_000;

/** Writes records in pieces of so many messages. */
function write(records: readonly ConversationRecord[], pieceLength = 3): Blob {
  const file = createExportFile(0);
  for (const { conversation, messages } of records) {
    for (let start = 0; start === 0 || start < messages.length; start += pieceLength) {
      const piece = messages.slice(start, start + pieceLength);
      file.add({ conversation, messages: piece, sent: piece.length, liveIds: [] });
    }
  }
  return file.finish();
}

describe('an export', () => {
  test('imported again is what it was, in however many pieces it was written', () =>
    checkLater(
      fc.asyncProperty(conversationRecords, fc.integer({ min: 1, max: 5 }), async (all, length) => {
        const read = await readImport(write(all, length), nowMs);
        expect(read).toEqual({ format: 'sidestream', records: all, leftOut: {} });
      }),
    ));

  test('imported twice adds nothing the second time', () =>
    checkLater(
      fc.asyncProperty(conversationRecords, async (all) => {
        const store = createEmptyStore();
        const snapshot = async () =>
          Promise.all(
            all.map(async ({ conversation }) => [
              await store.conversation(conversation.id),
              await store.messages(conversation.id),
            ]),
          );
        const read = await readImport(write(all), nowMs);
        if ('fault' in read) throw new Error(read.fault);
        await store.add(read.records);
        const before = await snapshot();
        await store.add(read.records);
        expect(await snapshot()).toEqual(before);
        expect(await store.conversations(100)).toHaveLength(all.length);
      }),
      30,
    ));

  test('that was cut off anywhere is refused', () =>
    checkLater(
      fc.asyncProperty(
        conversationRecords,
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (all, share) => {
          const file = write(all);
          // The last two characters are the end of the object and of the line.
          const cut = file.slice(0, Math.floor(share * (file.size - 2)));
          const read = await readImport(cut, nowMs);
          expect(read).toHaveProperty('fault');
        },
      ),
    ));

  test('in which one field was spoilt is refused, or is sound all the same', () =>
    checkLater(
      fc.asyncProperty(
        conversationRecords,
        fc.nat(),
        fc.constantFrom(null, -1, '', {}, []),
        async (all, place, spoilt) => {
          let index = 0;
          const text = JSON.stringify(JSON.parse(await write(all).text()), (_, value: unknown) =>
            index++ === place % 200 && index > 1 ? spoilt : value,
          );
          const read = await readImport(new Blob([text]), nowMs);
          if ('fault' in read) return;
          // Whatever passed can be written and read again.
          const again = await readImport(write(read.records), nowMs);
          expect(again).toEqual({ ...read, format: 'sidestream' });
        },
      ),
    ));

  test('has of a live answer what has come, says so, and comes back as an interrupted one', async () => {
    const file = createExportFile(0);
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const answer = toAnswer({ id: 'r', parts: [{ type: 'text-delta', text: 'Half' }] });
    const messages = [toQuestion({ id: 'r.question' }), answer];
    file.add({ conversation, messages, sent: 2, liveIds: ['r'] });
    const blob = file.finish();
    expect(await blob.text()).toContain('"unfinished":true');
    const read = await readImport(blob, 0);
    if ('fault' in read) throw new Error(read.fault);
    const imported = read.records[0]?.messages[1];
    expect(imported?.role === 'assistant' && imported.parts).toEqual([
      { type: 'text-delta', text: 'Half' },
      { type: 'error', error: { kind: 'interrupted', model: 'model' }, atMs: 1 },
    ]);
  });

  test('of a temporary conversation comes back as one that is kept, with no id of the first', async () => {
    const conversationId = 'temporary.x';
    const conversation = { id: conversationId, title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const end = { type: 'abort', atMs: 1 } as const;
    const messages = [
      toQuestion({ id: 'q', conversationId }),
      toAnswer({ id: 'a', conversationId, parentId: 'q', omitted: ['q'], parts: [end] }),
    ];
    const written = write([{ conversation, messages }]);
    // As it was written, and in another layout.
    for (const file of [written, new Blob([JSON.stringify(JSON.parse(await written.text()))])]) {
      const read = await readImport(file, 0);
      if ('fault' in read) throw new Error(read.fault);
      expect(read.records).toMatchObject([
        {
          conversation: { id: 'kept.temporary.x' },
          messages: [
            { id: 'kept.q', conversationId: 'kept.temporary.x', parentId: null },
            { id: 'kept.a', parentId: 'kept.q', omitted: ['kept.q'] },
          ],
        },
      ]);
    }
  });

  test('of more messages than anybody counts, and of one that fills a Port, is taken again', async () => {
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const text = 'x'.repeat(20_000_000);
    const messages = [
      ...Array.from({ length: 25_000 }, (_, at) => toQuestion({ id: `q${at}`, parentId: null })),
      toQuestion({ id: 'large', parentId: null, content: [{ type: 'text', text }] }),
    ];
    const read = await readImport(write([{ conversation, messages }], 1_000), 0);
    if ('fault' in read) throw new Error(read.fault);
    expect(read.records).toHaveLength(1);
    // Nobody answered them, and each got an answer that was interrupted.
    expect(read.records[0]?.messages).toHaveLength(50_002);
    expect(read.records[0]?.messages[25_000]).toEqual(messages.at(-1));
  });

  test('of any size is read line by line, and never as a whole', async () => {
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const file = write([{ conversation, messages: [toQuestion({ id: 'q' })] }]);
    const whole = () => Promise.reject(new Error('the whole file was read'));
    Object.defineProperties(file, {
      size: { value: importLimit * 10 },
      text: { value: whole },
      arrayBuffer: { value: whole },
    });
    expect(await readImport(file, 0)).toMatchObject({ records: [{ messages: [{ id: 'q' }, {}] }] });
  });

  test('with line ends of Windows and a mark at its beginning is read all the same', async () => {
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const file = write([{ conversation, messages: [toQuestion({ id: 'q' })] }]);
    const text = `\uFEFF${(await file.text()).replaceAll('\n', '\r\n')}`;
    const large = new Blob([text]);
    Object.defineProperty(large, 'size', { value: importLimit * 10 });
    expect(await readImport(large, 0)).toMatchObject({
      records: [{ messages: [{ id: 'q' }, {}] }],
    });
  });

  test('whose lines do not follow each other as they were written is not taken for whole', async () => {
    const one = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const messages = [toQuestion({ id: 'q', conversationId: 'c' }), toQuestion({ id: 'p' })];
    const text = await write([{ conversation: one, messages }]).text();
    const lines = text.split('\n');
    for (const [at] of lines.slice(1, -1).entries()) {
      const spoilt = [
        lines.toSpliced(at + 1, 1),
        lines.toSpliced(
          at + 1,
          1,
          lines[at + 1]!.endsWith(',') ? lines[at + 1]!.slice(0, -1) : `${lines[at + 1]},`,
        ),
      ];
      for (const each of spoilt) {
        const file = new Blob([each.join('\n')]);
        const read = await readImport(file, 0);
        // A message less is a file like any other.
        const isLess = 'records' in read && each.length < lines.length;
        expect(isLess || 'fault' in read, each.join('\n')).toBe(true);
      }
    }
  });

  test('in which messages are missing that could not be read has all others, and is taken again', async () => {
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const parts = [{ type: 'abort' as const, atMs: 1 }];
    const messages = [1, 2, 3, 4].flatMap((at): Message[] => [
      toQuestion({ id: `${at}.question`, parentId: at === 1 ? null : `${at - 1}` }),
      toAnswer({ id: `${at}`, parts }),
    ]);
    const readable = messages.filter(({ id }) => id !== '2' && id !== '4.question');
    // Once in their order, and once as clocks may have it.
    for (const rows of [readable, readable.toReversed()]) {
      const file = createExportFile(0);
      file.add({ conversation, messages: rows, sent: 8, liveIds: [] });
      expect(file).toMatchObject({ messages: 6, damaged: 2 });
      const read = await readImport(file.finish(), nowMs);
      if ('fault' in read) throw new Error(read.fault);
      const parents = new Map(read.records[0]?.messages.map((row) => [row.id, row.parentId]));
      expect(Object.fromEntries(parents)).toEqual({
        '1.question': null,
        '1': '1.question',
        '2.question': '1',
        // The answer that is missing reads as interrupted.
        '2': '2.question',
        '3.question': null,
        '3': '3.question',
        // A mark stands for the question.
        '4.question': null,
        '4': '4.question',
      });
    }
  });

  test('counts what it holds, and the messages that could not be read', () => {
    const file = createExportFile(0);
    const conversation = { id: 'c', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const messages = [toQuestion({ id: 'q' })];
    file.add({ conversation, messages, sent: 3, liveIds: [] });
    file.add({ conversation, messages: [toAnswer({ id: 'a' })], sent: 1, liveIds: [] });
    expect(file).toMatchObject({ conversations: 1, messages: 2, damaged: 2 });
  });
});
