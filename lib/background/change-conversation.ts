import type { Conversation, Question } from '../core/conversation.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import type { ConversationId } from '../core/ids.ts';
import { endsInHalf } from '../core/surrogates.ts';
import type { Command } from '../protocol/command.ts';
import { folderLength, titleLength } from '../protocol/record-schema.ts';
import type { Core } from './core.ts';
import { toTitle } from './run-starter.ts';
import { tellChange } from './tell-conversation.ts';

type ChangeCommand = Extract<Command, { type: 'conversation-change' }>;

/**
 * Changes what the user wants to be otherwise. Resolves with false where a conversation is to be brought back that is gone
 * for good; all else that comes too late has nothing left to do.
 */
export async function changeConversation(
  core: Core,
  { conversationId, change }: Omit<ChangeCommand, 'type' | 'requestId'>,
): Promise<boolean> {
  const { store, trash, lists } = core;
  const known = await store.conversation(conversationId);
  if (!known) return change.deleted !== false;
  const { title, pinned, folder, deleted, choice, personaId, toolsOn, keptAnswerId } = change;
  if (title !== undefined) await rename(core, known, title);
  const told = { choice, personaId, toolsOn, keptAnswerId };
  if (Object.values(told).some((value) => value !== undefined)) {
    await store.change(conversationId, told);
    await tell(core, conversationId);
  }
  if (pinned !== undefined && pinned !== (known.pinnedAtMs !== undefined)) {
    await store.change(conversationId, { pinnedAtMs: pinned ? core.clock.now() : null });
  }
  if (folder !== undefined) {
    await store.change(conversationId, { folder: toLine(folder ?? '', folderLength) || null });
  }
  let isThere = true;
  if (deleted === true) await trash.put(conversationId);
  if (deleted === false) isThere = await trash.bringBack(conversationId);
  lists.changed();
  return isThere;
}

async function rename(core: Core, { id }: Conversation, wanted: string): Promise<void> {
  const title = toLine(wanted, titleLength) || toTitle((await findFirst(core, id))?.content ?? []);
  await core.store.change(id, { title });
  core.indexer.wake();
  await tell(core, id);
}

async function tell(core: Core, id: ConversationId): Promise<void> {
  const changed = await core.store.conversation(id);
  if (changed) tellChange(core, changed);
}

/** The first question that was ever asked in it. */
async function findFirst({ store }: Core, id: string): Promise<Question | undefined> {
  const questions = (await store.messages(id)).filter((row) => row.role === 'user');
  return questions.sort((a, b) => a.createdAtMs - b.createdAtMs)[0];
}

/** A name as it was typed, on one line; '' where nothing of it could be seen. */
function toLine(typed: string, length: number): string {
  const line = typed
    .slice(0, 2 * length)
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (removeHidden(line).trim() === '') return '';
  const cut = line.slice(0, length);
  return endsInHalf(cut) ? cut.slice(0, -1) : cut;
}
