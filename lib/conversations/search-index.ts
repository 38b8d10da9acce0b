import type { IDBPTransaction } from 'idb';
import type { Conversation, Message } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import type {
  ConversationDatabase,
  ConversationSchema,
  TableName,
  TermRow,
  WritingTransaction,
} from './database.ts';
import { isBeingTyped, toMessageText, toTerms } from './terms.ts';

/** Conversations of one row of a term. */
const blockSize = 256;
/** As many rows of a block as are read for the beginning of a word: enough to find plenty, few enough to answer at once. */
const rowLimit = 1000;
/** From here on it is quicker to walk the conversations than to read all that match. */
const manyMatches = 1000;

const tables: TableName[] = ['conversations', 'messages', 'numbers', 'terms', 'unindexed'];

/** From so many on, the rows of a whole block are read sooner than each of them. */
const manyTerms = 500;

/** The bits of many terms by block, gathered so that each row is read and written once. */
type Gathered = Map<number, Map<string, number[]>>;

/**
 * Takes the words of up to `limit` messages into the index, in one transaction. Resolves with how many it took: less
 * than `limit` when none is left.
 */
export async function indexPending(database: ConversationDatabase, limit: number): Promise<number> {
  const transaction = database.transaction(tables, 'readwrite');
  const unindexed = transaction.objectStore('unindexed');
  const messages = transaction.objectStore('messages');
  const ids = await unindexed.getAllKeys(null, limit);
  for (const id of ids) void unindexed.delete(id);
  const ended = await readRows(ids, (id) => messages.get(id));
  // The question goes with its run, which is marked alone; after an import both are.
  const taken = new Set(ids);
  const parents = ended
    .map(({ parentId }) => parentId)
    .filter((id) => id !== null)
    .filter((id) => !taken.has(id));
  const questions = await readRows(parents, (id) => messages.get(id));
  const gathered: Gathered = new Map();
  const numbers = new Map<ConversationId, number>();
  for (const message of [...ended, ...questions.filter(({ role }) => role === 'user')]) {
    const { conversationId } = message;
    let number = numbers.get(conversationId);
    if (number === undefined) {
      number = await toNumber(transaction, conversationId);
      numbers.set(conversationId, number);
      const conversation = await transaction.objectStore('conversations').get(conversationId);
      gather(gathered, conversation?.title ?? '', number);
    }
    gather(gathered, toMessageText(message), number);
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
  const terms = [...toTerms(query, 'query')];
  if (terms.length === 0) return [];
  const transaction = database.transaction(['terms', 'numbers', 'conversations']);
  const last = await transaction.objectStore('numbers').openKeyCursor(null, 'prev');
  const blocks = Array.from(
    { length: Math.floor((last?.key ?? 0) / blockSize) + 1 },
    (_, at) => at,
  );
  const isOpen = isBeingTyped(query);
  const found = new Map<number, Uint8Array>();
  await Promise.all(
    blocks.map(async (block) => {
      let common: Uint8Array | undefined;
      for (const [at, term] of terms.entries()) {
        const end = isOpen && at === terms.length - 1 ? `${term}\uFFFF` : term;
        const range = IDBKeyRange.bound([block, term], [block, end]);
        const rows = await transaction.objectStore('terms').getAll(range, rowLimit);
        const bits = unite(rows);
        common = common ? intersect(common, bits) : bits;
        if (common.every((byte) => byte === 0)) return;
      }
      if (common) found.set(block, common);
    }),
  );
  return toNewest(transaction, found, limit);
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
  let terms = gathered.get(block);
  if (!terms) gathered.set(block, (terms = new Map()));
  for (const term of toTerms(text)) {
    const bits = terms.get(term);
    if (!bits) terms.set(term, [number % blockSize]);
    else if (bits.at(-1) !== number % blockSize) bits.push(number % blockSize);
  }
}

async function writeTerms(
  transaction: WritingTransaction,
  gathered: Gathered,
  change: (bits: Uint8Array, bit: number) => void,
): Promise<void> {
  const store = transaction.objectStore('terms');
  await Promise.all(
    [...gathered].map(async ([block, terms]) => {
      const rows = await readTermRows(transaction, block, [...terms.keys()]);
      for (const [term, numbers] of terms) {
        const row = rows.get(term) ?? { term, block, bits: new Uint8Array(blockSize / 8) };
        const before = row.bits.slice();
        for (const bit of numbers) change(row.bits, bit);
        if (row.bits.every((byte, index) => byte === before[index])) continue;
        void (row.bits.some((byte) => byte !== 0) ? store.put(row) : store.delete([block, term]));
      }
    }),
  );
}

/** The rows of these terms in a block: of few each for itself, of many the whole block at once. */
async function readTermRows(
  transaction: WritingTransaction,
  block: number,
  terms: readonly string[],
): Promise<Map<string, TermRow>> {
  const store = transaction.objectStore('terms');
  const rows =
    terms.length < manyTerms
      ? await Promise.all(terms.map((term) => store.get([block, term])))
      : await store.getAll(IDBKeyRange.bound([block, ''], [block, '\uFFFF']));
  return new Map(rows.filter((row) => row !== undefined).map((row) => [row.term, row]));
}

/** The rows that are there, asked for at once: one after the other, each would wait for its own way there and back. */
async function readRows<Key, Row>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Row | undefined>,
): Promise<Row[]> {
  return (await Promise.all(keys.map(read))).filter((row) => row !== undefined);
}

async function toNumber(
  transaction: WritingTransaction,
  conversationId: ConversationId,
): Promise<number> {
  const numbers = transaction.objectStore('numbers');
  const known = await numbers.index('byConversation').getKey(conversationId);
  return known ?? numbers.add({ conversationId });
}

/** In which conversations of a block any of the terms occurs. */
function unite(rows: readonly TermRow[]): Uint8Array {
  const bits = new Uint8Array(blockSize / 8);
  for (const row of rows)
    for (const [at, byte] of row.bits.entries()) bits[at] = (bits[at] ?? 0) | byte;
  return bits;
}

function intersect(left: Uint8Array, right: Uint8Array): Uint8Array {
  return left.map((byte, at) => byte & (right[at] ?? 0));
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
