import * as v from 'valibot';
import type { Message } from '../core/conversation.ts';
import { toKeptId } from '../core/ids.ts';
import { isTerminal } from '../core/parts.ts';
import { recordSchema } from '../protocol/record-schema.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';
import { exportFormat, exportVersion } from './export-file.ts';
import type { ImportFormat } from './import-format.ts';

const headSchema = v.object({ format: v.literal(exportFormat), version: v.number() });

const fileSchema = v.object({
  version: v.literal(exportVersion),
  conversations: v.array(v.looseObject({ id: v.string(), messages: v.array(v.unknown()) })),
});

/**
 * Our own files. All or nothing: what was written by us and is not whole was damaged, and the rest of it cannot be
 * trusted to be what it was.
 */
export const ownFormat: ImportFormat = {
  name: 'sidestream',
  recognises: (file) => v.is(v.looseObject({ format: v.literal(exportFormat) }), file),
  read(file) {
    const head = v.safeParse(headSchema, file);
    if (head.success && head.output.version > exportVersion) return { fault: 'newer' };
    const whole = v.safeParse(fileSchema, file);
    if (!whole.success) return { fault: 'damaged' };
    const records: ConversationRecord[] = [];
    const known = new Set<string>();
    for (const { messages, ...conversation } of whole.output.conversations) {
      const id = toKeptId(conversation.id);
      const record = v.safeParse(recordSchema, {
        conversation: { ...conversation, id },
        messages: messages.map((message) => toMessage(message, id)),
      });
      if (!record.success) return { fault: 'damaged' };
      for (const { id: part } of [record.output.conversation, ...record.output.messages]) {
        if (known.has(part)) return { fault: 'damaged' };
        known.add(part);
      }
      records.push(record.output);
    }
    return records.length === 0 ? { fault: 'nothing' } : { records, leftOut: {} };
  },
};

/** An answer that was still being written when it was exported ends where the file does. */
function toMessage(kept: unknown, conversationId: string): unknown {
  if (typeof kept !== 'object' || kept === null) return kept;
  const message = { ...kept, conversationId } as Partial<Message>;
  if (message.role !== 'assistant' || !('unfinished' in kept) || !Array.isArray(message.parts)) {
    return message;
  }
  const { parts, model, createdAtMs } = message;
  if (parts.some(isTerminal)) return message;
  const end = { type: 'error', error: { kind: 'interrupted', model }, atMs: createdAtMs };
  return { ...message, parts: [...parts, end] };
}
