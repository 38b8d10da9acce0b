import { describe, expect, test } from 'vitest';
import type { ConversationRecord } from '../../../lib/conversations/conversation-store.ts';
import { createExportFile } from '../../../lib/transfer/export-file.ts';
import { readImport } from '../../../lib/transfer/read-import.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';

const nowMs = 3_000_000_000_000;

/** A conversation whose question has these pictures. */
function toPictured(id: string, ...pictureIds: string[]): ConversationRecord {
  const pictures = pictureIds.map((pictureId) => ({
    type: 'picture' as const,
    pictureId,
    name: 'chart.png',
    mediaType: 'image/png' as const,
    width: 2,
    height: 1,
    size: 3,
  }));
  const common = { conversationId: id, createdAtMs: 1 };
  return {
    conversation: { id, title: id, createdAtMs: 1, updatedAtMs: 1 },
    messages: [
      toQuestion({ ...common, id: `${id}.q`, content: [...pictures, { type: 'text', text: '?' }] }),
      toAnswer({
        ...common,
        id: `${id}.a`,
        parentId: `${id}.q`,
        omitted: pictureIds.slice(0, 1),
        parts: [{ type: 'abort', atMs: 1 }],
      }),
    ],
  };
}

async function writePictured(records: readonly ConversationRecord[]): Promise<Blob> {
  const file = createExportFile(0);
  for (const { conversation, messages } of records) {
    file.add({ conversation, messages, sent: messages.length, liveIds: [] });
  }
  await file.addPictures(async (id) =>
    id === 'picture.lost' ? undefined : new Blob([`bytes of ${id}`], { type: 'image/png' }),
  );
  expect(file.lostPictures).toBe(records.length === 0 ? 0 : 1);
  return file.finish();
}

async function readPictures(file: Blob): Promise<Record<string, string>> {
  const read = await readImport(file, nowMs);
  if ('fault' in read) throw new Error(read.fault);
  const entries = [...(read.pictures ?? [])].map(async ([id, blob]) => {
    expect(blob.type).toBe('image/png');
    return [id, await blob.text()] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

describe('pictures', () => {
  const records = [toPictured('c', 'picture.1', 'picture.lost'), toPictured('d', 'picture.1')];
  const bytes = { 'picture.1': 'bytes of picture.1' };

  test('stand behind the conversations, each once, and come in again, in whichever layout', async () => {
    const file = await writePictured(records);
    expect(await readImport(file, nowMs)).toMatchObject({ records });
    expect(await readPictures(file)).toEqual(bytes);
    const text = await file.text();
    expect(text.split('\n').slice(-4)).toEqual([
      '],"pictures":[',
      expect.stringMatching(
        /^\{"pictureId":"picture\.1","mediaType":"image\/png","base64":"\w+=*"\}$/,
      ),
      ']}',
      '',
    ]);
    expect(await readPictures(new Blob([JSON.stringify(JSON.parse(text), null, 2)]))).toEqual(
      bytes,
    );
  });

  test('of a temporary conversation get names of their own, since the first may be alive', async () => {
    const file = await writePictured([
      toPictured('temporary.c', 'picture.1', 'picture.lost'),
      toPictured('d', 'picture.1'),
    ]);
    expect(await readPictures(file)).toEqual({
      ...bytes,
      'picture.kept.picture.1': 'bytes of picture.1',
    });
    const read = await readImport(file, nowMs);
    expect('records' in read && read.records[0]?.messages[1]).toMatchObject({
      omitted: ['picture.kept.picture.1'],
    });
  });

  test('that are damaged, cut off or of no kind that is sent make a damaged file', async () => {
    const text = await (await writePictured(records)).text();
    for (const [from, to] of [
      [/"base64":"./, '"base64":"*'],
      ['image/png","base64', 'image/svg+xml","base64'],
      [/"base64":"[^"]+"/, '"base64":7'],
    ] as const) {
      expect(await readImport(new Blob([text.replace(from, to)]), nowMs)).toEqual({
        fault: 'damaged',
      });
    }
    const end = text.indexOf('"base64"') + 12;
    expect(await readImport(new Blob([text.slice(0, end)]), nowMs)).toEqual({ fault: 'not-json' });
  });
});
