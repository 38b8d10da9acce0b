import { toForeignId, toHash } from '../core/foreign-id.ts';
import type { Answer, Message } from '../core/conversation.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import { isInterrupted } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { ConversationRecord } from './conversation-store.ts';

/** Where what is there already is looked up. */
export interface Shelf {
  message(id: MessageId): Promise<Message | undefined>;
  messages(conversationId: ConversationId): Promise<Message[]>;
}

/** What an interrupted answer has said, as far as it takes to know whether another one goes on from there. */
export interface SaidMark {
  id: MessageId;
  length: number;
  hash: string;
}

/** The id of a message of a file whose own id is another conversation's here: always the same one. */
export function toFreeId(conversationId: ConversationId, id: MessageId): MessageId {
  return toForeignId('again', conversationId, id);
}

/**
 * The rows that adding these records writes: messages that are not there, and whole answers in place of interrupted ones.
 * An interrupted one from which somebody has gone on stays as they read it.
 */
export async function toAddedRows(
  records: readonly ConversationRecord[],
  shelf: Shelf,
): Promise<Message[]> {
  const rows = (await toFree(records, shelf)).flatMap(({ messages }) => messages);
  const known = await lookUp(
    rows.map(({ id }) => id),
    shelf,
  );
  const added: Message[] = [];
  for (const row of rows) {
    const there = known.get(row.id);
    if (!there) added.push(row);
    else if (completes(row, there)) {
      if (!(await shelf.messages(row.conversationId)).some(({ parentId }) => parentId === row.id)) {
        added.push(row);
      }
    }
  }
  return added;
}

/** The conversations to which these belong. */
export function toChanged(
  fresh: readonly ConversationRecord[],
  rows: readonly Message[],
): ConversationId[] {
  const ids = [
    ...fresh.map(({ conversation }) => conversation.id),
    ...rows.map(({ conversationId }) => conversationId),
  ];
  return [...new Set(ids)];
}

/** The records, with other ids for what is another conversation's on that shelf: a message is in one conversation. */
export async function toFree(
  records: readonly ConversationRecord[],
  shelf: Pick<Shelf, 'message'>,
): Promise<ConversationRecord[]> {
  const named = records.flatMap(({ messages }) =>
    messages.flatMap((row) => [
      row.id,
      ...(row.parentId === null ? [] : [row.parentId]),
      ...(row.role === 'assistant' ? row.omitted : []),
    ]),
  );
  const known = await lookUp(named, shelf);
  return records.map(({ conversation, messages }) => {
    const toId = (id: MessageId): MessageId =>
      (known.get(id)?.conversationId ?? conversation.id) === conversation.id
        ? id
        : toFreeId(conversation.id, id);
    return {
      conversation,
      messages: messages.map((row): Message => {
        const id = toId(row.id);
        return row.role === 'user'
          ? { ...row, id, parentId: row.parentId === null ? null : toId(row.parentId) }
          : { ...row, id, parentId: toId(row.parentId), omitted: row.omitted.map(toId) };
      }),
    };
  });
}

/**
 * The mark of an answer that a whole one may take the place of; undefined of any other message. `followed` is what others
 * follow.
 */
export function toSaidMark(
  row: Message,
  followed: ReadonlySet<MessageId | null>,
): SaidMark | undefined {
  if (!isBegun(row) || followed.has(row.id)) return undefined;
  const said = toSaid(row.parts);
  return { id: row.id, length: said.length, hash: toHash(said, 1) };
}

/** Whether a message of a file is the whole of what has that mark. */
export function isWholeOf({ length, hash }: SaidMark, row: Message): boolean {
  if (!isWhole(row)) return false;
  const said = toSaid(row.parts);
  return said.length >= length && toHash(said.slice(0, length), 1) === hash;
}

async function lookUp(
  ids: readonly MessageId[],
  shelf: Pick<Shelf, 'message'>,
): Promise<ReadonlyMap<MessageId, Message>> {
  const unique = [...new Set(ids)];
  const rows = await Promise.all(unique.map((id) => shelf.message(id)));
  return new Map(rows.flatMap((row) => (row ? [[row.id, row]] : [])));
}

type Ended = Answer & { parts: StreamPart[] };

function isBegun(row: Message): row is Ended {
  return row.role === 'assistant' && row.parts !== null && isInterrupted(row.parts);
}

function isWhole(row: Message): row is Ended {
  return row.role === 'assistant' && row.parts !== null && !isInterrupted(row.parts);
}

function completes(row: Message, there: Message): boolean {
  if (!isWhole(row) || !isBegun(there) || row.conversationId !== there.conversationId) return false;
  return toSaid(row.parts).startsWith(toSaid(there.parts));
}

/** All text as it came: what turned out to be a thought was text at first. */
function toSaid(parts: readonly StreamPart[]): string {
  return parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');
}
