import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { checkLater } from '../../support/property.ts';
import { conversationRecords } from '../../support/record-arbitrary.ts';
import { createEmptyStore } from '../../support/row-area.ts';

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
        const read = await readImport(write(all, length), 0);
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
        const read = await readImport(write(all), 0);
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
          const read = await readImport(cut, 0);
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
          const read = await readImport(new Blob([text]), 0);
          if ('fault' in read) return;
          // Whatever passed can be written and read again.
          const again = await readImport(write(read.records), 0);
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

  test('of a temporary conversation comes back as one that is kept', async () => {
    const conversation = { id: 'temporary.x', title: 'T', createdAtMs: 1, updatedAtMs: 1 };
    const question = toQuestion({ id: 'q', conversationId: 'temporary.x' });
    const read = await readImport(write([{ conversation, messages: [question] }]), 0);
    expect(read).toMatchObject({
      records: [{ conversation: { id: 'x' }, messages: [{ conversationId: 'x' }] }],
    });
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
