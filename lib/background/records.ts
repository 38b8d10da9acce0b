import * as v from 'valibot';
import { isDeleted } from '../core/conversation.ts';
import type { Conversation, Message } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import { toFreeId, toSaidMark } from '../conversations/adding.ts';
import type { SaidMark } from '../conversations/adding.ts';
import { toMessagePictures } from '../core/message-pictures.ts';
import { releaseWithheld } from '../core/parts.ts';
import type { Command } from '../protocol/command.ts';
import { pageSize } from '../protocol/record-messages.ts';
import { recordSchema, toSize } from '../protocol/record-schema.ts';
import type { UpdateOf } from '../protocol/update.ts';
import type { Core } from './core.ts';
import { reportFault } from './report-fault.ts';
import { toOrphanParts } from './recovery.ts';
import { toImported } from './strangers.ts';
import { readConversation, postConversation } from './tell-conversation.ts';
import type { Session } from './session.ts';
import { toError } from './to-error.ts';

type RecordCommand = Extract<Command, { type: `record-${string}` }>;
type Asked<Type extends RecordCommand['type']> = Extract<RecordCommand, { type: Type }>;
type Page = UpdateOf<'record-page'>;
type Piece = Page['records'][number];

/** How many conversations are read at once at most. */
const widest = 32;

/** Carries out what is said about whole conversations. */
export async function carryOutOnRecords(
  core: Core,
  session: Session,
  command: RecordCommand,
): Promise<void> {
  const { requestId } = command;
  switch (command.type) {
    case 'record-list': {
      const { keepDays } = command;
      const conversationIds =
        keepDays === null
          ? await core.store.conversationsBefore(Number.POSITIVE_INFINITY)
          : await core.retention.expired(keepDays);
      return session.post({ type: 'record-list', requestId, conversationIds });
    }
    case 'record-read':
      return session.post(await readPage(core, command));
    case 'record-compare':
      return session.post(await compare(core, command));
    case 'record-add': {
      let deleted = false;
      const error = await toError(async () => {
        deleted = !(await add(core, command));
      });
      return session.post({ type: 'record-added', requestId, error, deleted });
    }
    case 'record-delete': {
      const error = await toError(async () => {
        await core.removal.remove(command.conversationIds);
        if (command.conversationIds !== null) return;
        await core.diagnostics
          .clear()
          .catch((cause: unknown) => reportFault('the log is still there', cause));
      });
      return session.post({ type: 'record-deleted', requestId, error });
    }
  }
}

async function readPage(core: Core, command: Asked<'record-read'>): Promise<Page> {
  const { requestId, conversationIds, afterId } = command;
  const page: Page = { type: 'record-page', requestId, records: [], taken: 0, afterId: null };
  let room = pageSize;
  // More at once as long as they are small: each reading may have to wait for a writer, and a huge one fills a page.
  for (let width = 1; page.taken < conversationIds.length; width = Math.min(2 * width, widest)) {
    const ids = conversationIds.slice(page.taken, page.taken + width);
    const place = page.taken === 0 ? afterId : null;
    const found = await Promise.all(ids.map((id) => read(core, id, place)));
    for (const { conversation, rows } of found) {
      if (room <= 0) return page;
      if (conversation) {
        const piece: Piece = { conversation, messages: [], sent: 0, liveIds: [] };
        page.records.push(piece);
        for await (const row of rows) {
          if (room <= 0) return { ...page, afterId: piece.messages.at(-1)?.id ?? null };
          const message = await toWhole(core, row);
          if (core.runs.find(row.id)?.journal.closed === false) piece.liveIds.push(row.id);
          piece.sent = piece.messages.push(message);
          room -= toSize(message);
        }
      }
      page.taken += 1;
    }
  }
  return page;
}

async function read({ store, recordRows }: Core, id: string, afterId: string | null) {
  const [conversation, rows] = await Promise.all([
    findKept(store, id),
    afterId === null ? recordRows.all(id) : recordRows.after(id, afterId),
  ]);
  return { conversation, rows };
}

/** The conversation, unless it was deleted, though it could still be brought back. */
async function findKept(
  store: Core['store'],
  id: ConversationId,
): Promise<Conversation | undefined> {
  const conversation = await store.conversation(id);
  return conversation && isDeleted(conversation) ? undefined : conversation;
}

/** With its parts, as far as they have come. */
export async function toWhole(core: Core, message: Message): Promise<Message> {
  if (message.role === 'user' || message.parts !== null) return message;
  const run = core.runs.find(message.id);
  if (run) return { ...message, parts: releaseWithheld(run.journal.since(0)) };
  // It may have ended since its row was read.
  const now = await core.store.message(message.id);
  if (now?.role === 'assistant' && now.parts !== null) return now;
  return { ...message, parts: await toOrphanParts(core.store, message, core.clock.now()) };
}

async function compare(
  { store }: Core,
  { requestId, outlines }: Asked<'record-compare'>,
): Promise<UpdateOf<'record-compared'>> {
  let conversations = 0;
  let messages = 0;
  const interrupted: SaidMark[] = [];
  for (let start = 0; start < outlines.length; start += widest) {
    const found = outlines
      .slice(start, start + widest)
      .map(({ conversationId, messageIds }) => findKnown(store, conversationId, messageIds));
    for (const known of await Promise.all(found)) {
      if (known === undefined) continue;
      conversations += 1;
      messages += known.messages;
      interrupted.push(...known.interrupted);
    }
  }
  return { type: 'record-compared', requestId, conversations, messages, interrupted };
}

/** How many of these messages are there, and what of them can be completed; undefined where their conversation is not. */
async function findKnown(
  store: Core['store'],
  conversationId: string,
  messageIds: readonly string[],
): Promise<{ messages: number; interrupted: SaidMark[] } | undefined> {
  if (!(await findKept(store, conversationId))) return undefined;
  const all = await store.messages(conversationId);
  const byId = new Map(all.map((row) => [row.id, row]));
  const followed = new Set(all.map(({ parentId }) => parentId));
  const known = messageIds.flatMap((id) => {
    const row = byId.get(id) ?? byId.get(toFreeId(conversationId, id));
    return row ? [{ id, mark: toSaidMark(row, followed) }] : [];
  });
  const interrupted = known.flatMap(({ id, mark }) => (mark ? [{ ...mark, id }] : []));
  return { messages: known.length, interrupted };
}

/** Whether what they come after is still there. */
async function add(core: Core, { records, after }: Asked<'record-add'>): Promise<boolean> {
  const sound = v
    .parse(v.array(recordSchema), records)
    .map((record) => ({ ...record, messages: record.messages.map(toImported) }));
  // What was deleted just now and is imported is not to go with what was deleted: it comes in anew.
  const deleted = new Set((await core.store.deleted()).map(({ id }) => id));
  const again = sound.map(({ conversation }) => conversation.id).filter((id) => deleted.has(id));
  if (again.length > 0 && !deleted.has(after ?? '')) await core.removal.remove(again);
  // Of this browser's own files: a picture that is still here for another conversation is this one's too.
  for (const { conversation, messages } of sound) {
    for (const row of messages) {
      await core.pictures.hold(conversation.id, toMessagePictures(row));
    }
  }
  const added = await core.store.add(sound, after);
  if (!added) return false;
  const changed = new Set(added);
  if (changed.size === 0) return true;
  core.indexer.wake();
  core.lists.changed();
  for (const session of core.sessions) {
    if (session.watching !== undefined && changed.has(session.watching)) {
      const { watching } = session;
      await readConversation(core, watching, (told) => {
        // It may watch another one by now.
        if (session.watching === watching) postConversation(session, watching, told);
      });
    }
  }
  return true;
}
