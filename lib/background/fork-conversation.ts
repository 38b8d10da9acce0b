import { isDeleted, toBranch } from '../core/conversation.ts';
import type { Message } from '../core/conversation.ts';
import { isPictureId, isTemporary } from '../core/ids.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import { toMessagePictures } from '../core/message-pictures.ts';
import { toFreeId } from '../conversations/adding.ts';
import type { Command } from '../protocol/command.ts';
import { toCopyTitle } from './copy-title.ts';
import type { Core } from './core.ts';
import { toWhole } from './records.ts';
import { toImported } from './strangers.ts';

/** A copy is told from so many of the latest conversations. */
const mostCompared = 300;

/**
 * Copies the branch up to an answer into a conversation of its own. Resolves with false where there is no such answer, or
 * no end of it yet. Said twice it is one copy: the new ids follow from the old ones and the new conversation's.
 */
export async function forkConversation(
  core: Core,
  { conversationId, messageId, intoId }: Extract<Command, { type: 'conversation-fork' }>,
): Promise<boolean> {
  const { store, runs } = core;
  if (await store.conversation(intoId)) return true;
  const source = await store.conversation(conversationId);
  // A copy on the disk would outlive what was never to be there.
  const isAlike = isTemporary(conversationId) === isTemporary(intoId);
  if (!source || isDeleted(source) || !isAlike) return false;
  const rows = await store.messages(conversationId);
  const branch = toBranch(new Map(rows.map((row) => [row.id, row])), messageId);
  const isLive = branch.some(({ id }) => runs.find(id)?.journal.closed === false);
  if (branch.at(-1)?.role !== 'assistant' || isLive) return false;
  const messages = await Promise.all(branch.map((row) => toWhole(core, row)));
  const others = await store.conversations(mostCompared);
  const nowMs = core.clock.now();
  const conversation = {
    id: intoId,
    title: toCopyTitle(source.title, new Set(others.map(({ title }) => title))),
    folder: source.folder,
    choice: source.choice,
    personaId: source.personaId,
    toolsOn: source.toolsOn,
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
  };
  for (const row of messages) await core.pictures.hold(intoId, toMessagePictures(row));
  // Also of what was asked here after it, which may be an edited question of a file.
  const marked = rows.some(({ imported }) => imported) ? messages.map(toImported) : messages;
  await store.add([{ conversation, messages: marked.map((row) => toCopy(row, intoId)) }]);
  core.indexer.wake();
  core.lists.changed();
  return true;
}

/** What follows a message that is missing follows one that is missing in the copy too. */
function toCopy(row: Message, conversationId: ConversationId): Message {
  // A picture that was left out is the same one in the copy.
  const toId = (id: MessageId): MessageId => (isPictureId(id) ? id : toFreeId(conversationId, id));
  const id = toId(row.id);
  return row.role === 'user'
    ? { ...row, id, conversationId, parentId: row.parentId === null ? null : toId(row.parentId) }
    : { ...row, id, conversationId, parentId: toId(row.parentId), omitted: row.omitted.map(toId) };
}
