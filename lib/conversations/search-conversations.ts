import type { IDBPObjectStore, IDBPTransaction } from 'idb';
import type { Conversation } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import type { ConversationDatabase, ConversationSchema, LooseRow, TableName } from './database.ts';
import { toRanked } from './rank.ts';
import { toBucket, toWanted } from './terms.ts';
import type { Wanted } from './terms.ts';
import { blockSize, visitPage } from './word-page.ts';

/** Up to so many are all read and put in order. */
const fewMatches = 300;

type Searching = IDBPTransaction<
  ConversationSchema,
  ('pages' | 'loose' | 'members' | 'conversations')[]
>;
/** What it takes to read conversations in their order. */
interface Listing {
  objectStore(
    name: 'conversations',
  ): IDBPObjectStore<ConversationSchema, ArrayLike<TableName>, 'conversations'>;
}

/**
 * The conversations in which every word of `query` occurs, the last one being begun only, since it is still being
 * typed; of that folder alone, where one is named. In the order of `toRanked`.
 */
export async function searchConversations(
  database: ConversationDatabase,
  query: string,
  limit: number,
  folder?: string,
): Promise<Conversation[]> {
  const wanted = toWanted(query);
  if (wanted.length === 0) return [];
  const transaction = database.transaction(['pages', 'loose', 'members', 'conversations']);
  const [members, loose] = await Promise.all([
    transaction.objectStore('members').getAll(),
    transaction.objectStore('loose').getAll(),
  ]);
  const size =
    1 + Math.max(((members.at(-1)?.block ?? 0) + 1) * blockSize, loose.at(-1)?.number ?? 0);
  const found = await Promise.all(wanted.map((each) => findWord(transaction, each, loose, size)));
  // A set: words of one conversation may be bound and loose.
  const matches = new Set<ConversationId>();
  const match = (number: number, id: ConversationId | null): void => {
    if (id !== null && found.every((flags) => flags[number] === 1)) matches.add(id);
  };
  for (const { block, ids } of members) {
    for (const [at, id] of ids.entries()) match(block * blockSize + at, id);
  }
  for (const { number, conversationId } of loose) match(number, conversationId);
  if (folder === undefined) return readBest(transaction, matches, limit, query);
  const byFolder = transaction.objectStore('conversations').index('byFolder');
  const inside = new Set(await byFolder.getAllKeys(folder));
  return readBest(transaction, new Set([...matches].filter((id) => inside.has(id))), limit, query);
}

/** The best of what was found; of very much, the best of the newest, since all of it would have to be read. */
async function readBest(
  transaction: Listing,
  ids: ReadonlySet<ConversationId>,
  limit: number,
  query: string,
): Promise<Conversation[]> {
  const rows = await readLatest(transaction, ids, Math.max(limit, fewMatches));
  return toRanked(rows, query).slice(0, limit);
}

/** The newest of these, but for those that were deleted. */
export async function readLatest(
  transaction: Listing,
  ids: ReadonlySet<ConversationId>,
  limit: number,
): Promise<Conversation[]> {
  const byDeletion = transaction.objectStore('conversations').index('byDeletion');
  const there = new Set(ids);
  for (const id of await byDeletion.getAllKeys()) there.delete(id);
  return there.size <= fewMatches
    ? readFew(transaction, there, limit)
    : readNewest(transaction, there, limit);
}

/** A 1 at the number of each conversation that has the word. */
async function findWord(
  transaction: Searching,
  { word, isBeginning }: Wanted,
  loose: readonly LooseRow[],
  size: number,
): Promise<Uint8Array> {
  const bucket = toBucket(word);
  // A letter alone begins the words of many pages.
  const end = isBeginning && bucket === word ? `${bucket}\uFFFF` : bucket;
  const range = IDBKeyRange.bound([bucket, 0], [end, Number.POSITIVE_INFINITY]);
  const flags = new Uint8Array(size);
  for (const { block, words } of await transaction.objectStore('pages').getAll(range)) {
    visitPage(words, word, isBeginning, (position) => {
      flags[block * blockSize + position] = 1;
    });
  }
  const line = isBeginning ? `\n${word}` : `\n${word}\n`;
  for (const { number, words } of loose) if (words.includes(line)) flags[number] = 1;
  return flags;
}

async function readFew(
  transaction: Listing,
  matches: ReadonlySet<ConversationId>,
  limit: number,
): Promise<Conversation[]> {
  const rows = await readAll(transaction, [...matches]);
  return rows.sort((a, b) => b.updatedAtMs - a.updatedAtMs).slice(0, limit);
}

/** The newest that are among `matches`: they are met soon on the way from the newest of all. */
async function readNewest(
  transaction: Listing,
  matches: ReadonlySet<ConversationId>,
  limit: number,
): Promise<Conversation[]> {
  const byUpdate = transaction.objectStore('conversations').index('byUpdate');
  for (let reach = limit * 4; ; reach *= 8) {
    const newest = await byUpdate.openKeyCursor(null, 'prev');
    const oldest = await newest?.advance(reach);
    const ids = await byUpdate.getAllKeys(oldest && IDBKeyRange.lowerBound(oldest.key));
    const met = ids.filter((id) => matches.has(id)).slice(-limit);
    // One that changed in the same moment as the last one may be beyond the reach: nobody can tell their order.
    if (met.length === limit || !oldest) return readAll(transaction, met.reverse());
  }
}

async function readAll(
  transaction: Listing,
  ids: readonly ConversationId[],
): Promise<Conversation[]> {
  const conversations = transaction.objectStore('conversations');
  const rows = await Promise.all(ids.map((id) => conversations.get(id)));
  return rows.filter((row) => row !== undefined);
}
