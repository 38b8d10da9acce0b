import type { IDBPTransaction } from 'idb';
import type { Conversation, Message } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import type {
  ConversationDatabase,
  ConversationSchema,
  TableName,
  WritingTransaction,
} from './database.ts';
import { isBeingTyped, toMessageText, toTerms } from './terms.ts';

/** Conversations of one row of a term. */
const blockSize = 256;
/** As many rows as are read for the beginning of a word: enough to find plenty, few enough to answer at once. */
const rowLimit = 6000;
/** From here on it is quicker to walk the conversations than to read all that match. */
const manyMatches = 1000;

const tables: TableName[] = ['conversations', 'messages', 'numbers', 'terms', 'unindexed'];

/** The bits of many terms, gathered so that each row is read and written once. */
type Gathered = Map<string, Map<number, number[]>>;

/**
 * Takes the words of up to `limit` messages into the index, in one transaction. Resolves with how many it took: less
 * than `limit` when none is left.
 */
export async function indexPending(database: ConversationDatabase, limit: number): Promise<number> {
  const transaction = database.transaction(tables, 'readwrite');
  const unindexed = transaction.objectStore('unindexed');
  const messages = transaction.objectStore('messages');
  const ids = await unindexed.getAllKeys(null, limit);
  const gathered: Gathered = new Map();
  const numbers = new Map<ConversationId, number>();
  for (const id of ids) {
    const message = await messages.get(id);
    void unindexed.delete(id);
    if (!message) continue;
    const { conversationId, parentId } = message;
    let number = numbers.get(conversationId);
    if (number === undefined) {
      number = await toNumber(transaction, conversationId);
      numbers.set(conversationId, number);
      const conversation = await transaction.objectStore('conversations').get(conversationId);
      gather(gathered, conversation?.title ?? '', number);
    }
    gather(gathered, toMessageText(message), number);
    const question = parentId === null ? undefined : await messages.get(parentId);
    if (question?.role === 'user') gather(gathered, toMessageText(question), number);
  }
  await writeTerms(transaction, gathered, (bits, bit) => {
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) | (1 << (bit & 7));
  });
  await transaction.done;
  return ids.length;
}

/** Takes a conversation out of the index, within the transaction that deletes it: its words are its content too. */
export async function forgetTerms(
  transaction: WritingTransaction,
  { id, title }: Conversation,
  messages: readonly Message[],
): Promise<void> {
  const numbers = transaction.objectStore('numbers');
  const number = await numbers.index('byConversation').getKey(id);
  if (number === undefined) return;
  const gathered: Gathered = new Map();
  for (const text of [title, ...messages.map(toMessageText)]) gather(gathered, text, number);
  await writeTerms(transaction, gathered, (bits, bit) => {
    bits[bit >> 3] = (bits[bit >> 3] ?? 0) & ~(1 << (bit & 7));
  });
  await numbers.delete(number);
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
  const terms = [...toTerms(query)];
  if (terms.length === 0) return [];
  const transaction = database.transaction(['terms', 'numbers', 'conversations']);
  let found: Map<number, Uint8Array> | undefined;
  for (const [at, term] of terms.entries()) {
    const end = isBeingTyped(query) && at === terms.length - 1 ? `${term}\uFFFF` : term;
    const range = IDBKeyRange.bound([term, 0], [end, Number.POSITIVE_INFINITY]);
    const rows = await transaction.objectStore('terms').getAll(range, rowLimit);
    const blocks = new Map<number, Uint8Array>();
    for (const { block, bits } of rows) {
      const known = blocks.get(block);
      if (known)
        for (const [index, byte] of bits.entries()) known[index] = (known[index] ?? 0) | byte;
      else blocks.set(block, bits);
    }
    found = found ? intersect(found, blocks) : blocks;
    if (found.size === 0) return [];
  }
  return toNewest(transaction, found ?? new Map(), limit);
}

type Searching = IDBPTransaction<ConversationSchema, ('terms' | 'numbers' | 'conversations')[]>;

/** Few are all read and put in order. Of many the newest are soon met on a walk from the newest of all. */
async function toNewest(
  transaction: Searching,
  found: ReadonlyMap<number, Uint8Array>,
  limit: number,
): Promise<Conversation[]> {
  const numbers = transaction.objectStore('numbers');
  const conversations = transaction.objectStore('conversations');
  const matches = toNumbers(found);
  if (matches.length <= manyMatches) {
    const rows = await Promise.all(
      matches.map(async (number) => {
        const row = await numbers.get(number);
        return row && conversations.get(row.conversationId);
      }),
    );
    return rows
      .filter((row) => row !== undefined)
      .sort((a, b) => b.updatedAtMs - a.updatedAtMs)
      .slice(0, limit);
  }
  const matching = new Set(matches);
  const newest: Conversation[] = [];
  for await (const cursor of conversations.index('byUpdate').iterate(null, 'prev')) {
    const number = await numbers.index('byConversation').getKey(cursor.value.id);
    if (number !== undefined && matching.has(number)) newest.push(cursor.value);
    if (newest.length >= limit) break;
  }
  return newest;
}

function gather(gathered: Gathered, text: string, number: number): void {
  const block = Math.floor(number / blockSize);
  for (const term of toTerms(text)) {
    let blocks = gathered.get(term);
    if (!blocks) gathered.set(term, (blocks = new Map()));
    const bits = blocks.get(block);
    if (!bits) blocks.set(block, [number % blockSize]);
    else if (bits.at(-1) !== number % blockSize) bits.push(number % blockSize);
  }
}

async function writeTerms(
  transaction: WritingTransaction,
  gathered: Gathered,
  change: (bits: Uint8Array, bit: number) => void,
): Promise<void> {
  const store = transaction.objectStore('terms');
  const changes = [...gathered].flatMap(([term, blocks]) =>
    [...blocks].map(([block, numbers]) => ({ term, block, numbers })),
  );
  // All reads are asked for at once: one after the other each would wait for its own way there and back.
  await Promise.all(
    changes.map(async ({ term, block, numbers }) => {
      const row = (await store.get([term, block])) ?? {
        term,
        block,
        bits: new Uint8Array(blockSize / 8),
      };
      const before = row.bits.slice();
      for (const bit of numbers) change(row.bits, bit);
      if (row.bits.every((byte, index) => byte === before[index])) return;
      if (row.bits.some((byte) => byte !== 0)) await store.put(row);
      else await store.delete([term, block]);
    }),
  );
}

async function toNumber(
  transaction: WritingTransaction,
  conversationId: ConversationId,
): Promise<number> {
  const numbers = transaction.objectStore('numbers');
  const known = await numbers.index('byConversation').getKey(conversationId);
  return known ?? numbers.add({ conversationId });
}

function intersect(
  left: Map<number, Uint8Array>,
  right: Map<number, Uint8Array>,
): Map<number, Uint8Array> {
  const both = new Map<number, Uint8Array>();
  for (const [block, bits] of left) {
    const others = right.get(block);
    if (others)
      both.set(
        block,
        bits.map((byte, index) => byte & (others[index] ?? 0)),
      );
  }
  return both;
}

function toNumbers(found: ReadonlyMap<number, Uint8Array>): number[] {
  return [...found].flatMap(([block, bits]) => {
    const numbers: number[] = [];
    for (let bit = 0; bit < blockSize; bit += 1) {
      if ((bits[bit >> 3] ?? 0) & (1 << (bit & 7))) numbers.push(block * blockSize + bit);
    }
    return numbers;
  });
}
