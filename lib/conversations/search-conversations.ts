import type { IDBPTransaction } from 'idb';
import type { Conversation } from '../core/conversation.ts';
import type { ConversationDatabase, ConversationSchema, LooseRow } from './database.ts';
import { isBeingTyped, toBucket, toTerms } from './terms.ts';
import { blockSize, visitPage } from './word-page.ts';

/** Up to so many are read one by one; of more, the order of all is read at once. */
const fewMatches = 100;

type Searching = IDBPTransaction<
  ConversationSchema,
  ('pages' | 'loose' | 'numbers' | 'conversations')[]
>;

/** A word of a query; the last one may be the beginning of one. */
interface Wanted {
  word: string;
  isBeginning: boolean;
}

/**
 * The conversations in which every word of `query` occurs, the last one being begun only, since it is still being
 * typed. The newest first.
 */
export async function searchConversations(
  database: ConversationDatabase,
  query: string,
  limit: number,
): Promise<Conversation[]> {
  const terms = [...toTerms(query, 'query')];
  if (terms.length === 0) return [];
  const isOpen = isBeingTyped(query);
  const transaction = database.transaction(['pages', 'loose', 'numbers', 'conversations']);
  const [last, loose] = await Promise.all([
    transaction.objectStore('numbers').openKeyCursor(null, 'prev'),
    transaction.objectStore('loose').getAll(),
  ]);
  const size = (last?.key ?? 0) + 1;
  const found = await Promise.all(
    terms.map((word, at) =>
      findWord(transaction, { word, isBeginning: isOpen && at === terms.length - 1 }, loose, size),
    ),
  );
  const matches: number[] = [];
  for (let number = 0; number < size; number += 1) {
    if (found.every((flags) => flags[number] === 1)) matches.push(number);
  }
  return matches.length <= fewMatches
    ? readFew(transaction, matches, limit)
    : readNewest(transaction, new Set(matches), limit);
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
  transaction: Searching,
  matches: readonly number[],
  limit: number,
): Promise<Conversation[]> {
  const rows = await Promise.all(
    matches.map(async (number) => {
      const row = await transaction.objectStore('numbers').get(number);
      return row && transaction.objectStore('conversations').get(row.conversationId);
    }),
  );
  return rows
    .filter((row) => row !== undefined)
    .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
    .slice(0, limit);
}

async function readNewest(
  transaction: Searching,
  matches: ReadonlySet<number>,
  limit: number,
): Promise<Conversation[]> {
  const numbers = transaction.objectStore('numbers');
  const conversations = transaction.objectStore('conversations');
  const [keys, rows, byUpdate] = await Promise.all([
    numbers.getAllKeys(),
    numbers.getAll(),
    conversations.index('byUpdate').getAllKeys(),
  ]);
  const ids = new Set<string>();
  for (const [at, { conversationId }] of rows.entries()) {
    if (matches.has(keys[at] ?? -1)) ids.add(conversationId);
  }
  const newest: string[] = [];
  for (let at = byUpdate.length - 1; at >= 0 && newest.length < limit; at -= 1) {
    const id = byUpdate[at];
    if (id !== undefined && ids.has(id)) newest.push(id);
  }
  const read = await Promise.all(newest.map((id) => conversations.get(id)));
  return read.filter((row) => row !== undefined);
}
