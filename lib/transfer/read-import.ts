import * as v from 'valibot';
import type { ConversationRecord } from '../conversations/conversation-store.ts';
import { recordSchema } from '../protocol/record-schema.ts';
import { chatGpt } from './chatgpt.ts';
import { importLimit, leaveOut } from './import-format.ts';
import type { ImportFault, ImportFormat, Reading } from './import-format.ts';
import { withMoments } from './moments.ts';
import { ownFormat } from './own-format.ts';
import { readOwnLines } from './read-own-lines.ts';
import { pageAssist } from './page-assist.ts';

/** A file that can be imported. Nothing has been written of it. */
export interface ReadImport extends Reading {
  format: ImportFormat['name'];
}

const formats: readonly ImportFormat[] = [ownFormat, chatGpt, pageAssist];

/** What a ZIP archive begins with. */
const archiveMark = [0x50, 0x4b, 0x03, 0x04];

/** Reads a file that the user chose. Never rejects: a file is a stranger, and whatever is wrong with it has a name. */
export async function readImport(
  file: Blob,
  nowMs: number,
): Promise<ReadImport | { fault: ImportFault }> {
  if (file.size === 0) return { fault: 'empty' };
  let bytes: Uint8Array;
  try {
    const own = await readOwnLines(file, nowMs);
    if (own) return 'fault' in own ? own : { format: ownFormat.name, ...own };
    if (file.size > importLimit) return { fault: 'too-large' };
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return { fault: 'unreadable' };
  }
  if (archiveMark.every((byte, index) => bytes[index] === byte)) return { fault: 'archive' };
  let json: unknown;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() === '') return { fault: 'empty' };
    json = JSON.parse(text);
  } catch {
    return { fault: 'not-json' };
  }
  return readJson(json, nowMs);
}

function readJson(json: unknown, nowMs: number): ReadImport | { fault: ImportFault } {
  const format = formats.find(({ recognises }) => recognises(json));
  if (!format) return { fault: Array.isArray(json) && json.length === 0 ? 'nothing' : 'foreign' };
  const reading = format.read(json, nowMs);
  if ('fault' in reading) return reading;
  const { leftOut, pictures } = reading;
  const records: ConversationRecord[] = [];
  const known = new Set<string>();
  for (const read of reading.records) {
    const record = withMoments(read, nowMs);
    const { id } = record.conversation;
    if (known.has(id) || !v.is(recordSchema, record)) leaveOut(leftOut, 'unreadable');
    else records.push(record);
    known.add(id);
  }
  return records.length === 0
    ? { fault: 'nothing' }
    : { format: format.name, records, leftOut, pictures };
}
