import type { Message } from '../core/conversation.ts';
import type { ConversationId } from '../core/ids.ts';
import type {
  ConversationDatabase,
  LooseRow,
  MembersRow,
  PageRow,
  TableName,
  WritingTransaction,
} from './database.ts';
import { toBucket, toMessageText, toTerms } from './terms.ts';
import { addMarks, blockSize, readPage, removeMarks, toMark, writePage } from './word-page.ts';
import type { PageWords } from './word-page.ts';

/** So many conversations' words lie loose at most: each of them is read with every letter that somebody looks for. */
export const looseLimit = 256;

const takingTables: TableName[] = ['conversations', 'messages', 'numbers', 'loose', 'unindexed'];
const bindingTables: TableName[] = ['loose', 'members', 'pages'];

/**
 * Takes the words of up to `limit` messages into the index, and where too many lie loose by now, binds a block of them.
 * Resolves with how many messages it took: less than `limit` when none is left.
 */
export async function indexPending(
  database: ConversationDatabase,
  limit: number,
  mostLoose: number,
): Promise<number> {
  const taken = await takePending(database, limit);
  if ((await database.count('loose')) > mostLoose) await bindFullest(database);
  return taken;
}

/** Takes conversations out of the index, within the transaction that deletes them: their words are their content too. */
export async function forgetWords(
  transaction: WritingTransaction,
  ids: readonly ConversationId[],
): Promise<void> {
  const numbers = transaction.objectStore('numbers');
  const pages = transaction.objectStore('pages');
  const members = transaction.objectStore('members');
  const known = await readRows(ids, (id) => numbers.index('byConversation').getKey(id));
  for (const number of known) {
    void numbers.delete(number);
    void transaction.objectStore('loose').delete(number);
  }
  for (const [block, own] of Map.groupBy(known, toBlock)) {
    const row = await members.get(block);
    if (!row) continue;
    for (const number of own) row.ids[number % blockSize] = null;
    void (row.ids.some((id) => id !== null) ? members.put(row) : members.delete(block));
    const removed = new Set(own.map((number) => toMark(number % blockSize)));
    for (const row of await pages.index('byBlock').getAll(block)) {
      const words = removeMarks(row.words, removed);
      if (words === '') void pages.delete([row.bucket, block]);
      else if (words !== row.words) void pages.put({ ...row, words });
    }
  }
}

async function takePending(database: ConversationDatabase, limit: number): Promise<number> {
  const transaction = database.transaction(takingTables, 'readwrite');
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
  const said = [...ended, ...questions.filter(({ role }) => role === 'user')];
  await Promise.all(
    [...Map.groupBy(said, ({ conversationId }) => conversationId)].map(([id, rows]) =>
      loosen(transaction, id, rows),
    ),
  );
  await transaction.done;
  return ids.length;
}

/** Puts what was said in a conversation to its loose words. */
async function loosen(
  transaction: WritingTransaction,
  id: ConversationId,
  rows: readonly Message[],
): Promise<void> {
  const numbers = transaction.objectStore('numbers');
  const loose = transaction.objectStore('loose');
  const [known, conversation] = await Promise.all([
    numbers.index('byConversation').getKey(id),
    transaction.objectStore('conversations').get(id),
  ]);
  const number = known ?? (await numbers.add({ conversationId: id }));
  const words = new Set(readLoose(await loose.get(number)));
  for (const text of [conversation?.title ?? '', ...rows.map(toMessageText)]) {
    for (const term of toTerms(text)) words.add(term);
  }
  await loose.put({ number, conversationId: id, words: `\n${[...words].join('\n')}\n` });
}

/** Binds the loose words of the block that has most of them into its pages. */
async function bindFullest(database: ConversationDatabase): Promise<void> {
  const transaction = database.transaction(bindingTables, 'readwrite');
  const pages = transaction.objectStore('pages');
  const members = transaction.objectStore('members');
  const loose = transaction.objectStore('loose');
  const blocks = [...Map.groupBy(await loose.getAll(), ({ number }) => toBlock(number))];
  // None is left where another background was quicker.
  const [block, rows] = blocks.sort(([, a], [, b]) => b.length - a.length)[0] ?? [0, []];
  const old = new Map<string, PageRow>();
  for (const row of await pages.index('byBlock').getAll(block)) old.set(row.bucket, row);
  for (const [bucket, added] of toBuckets(rows)) {
    const words = readPage(old.get(bucket)?.words ?? '');
    for (const [word, found] of added) addMarks(words, word, found);
    void pages.put({ bucket, block, words: writePage(words) });
  }
  const known: MembersRow = (await members.get(block)) ?? {
    block,
    ids: Array<null>(blockSize).fill(null),
  };
  for (const { number, conversationId } of rows) {
    known.ids[number % blockSize] = conversationId;
    void loose.delete(number);
  }
  if (rows.length > 0) void members.put(known);
  await transaction.done;
}

/** The words of loose rows by the page that they belong on. */
function toBuckets(rows: readonly LooseRow[]): Map<string, PageWords> {
  const buckets = new Map<string, PageWords>();
  for (const row of rows) {
    const mark = toMark(row.number % blockSize);
    for (const word of readLoose(row)) {
      const bucket = toBucket(word);
      let words = buckets.get(bucket);
      if (!words) buckets.set(bucket, (words = new Map()));
      words.set(word, (words.get(word) ?? '') + mark);
    }
  }
  return buckets;
}

function readLoose(row: LooseRow | undefined): string[] {
  return row === undefined ? [] : row.words.slice(1, -1).split('\n').filter(Boolean);
}

function toBlock(number: number): number {
  return Math.floor(number / blockSize);
}

/** The rows that are there, asked for at once: one after the other, each would wait for its own way there and back. */
async function readRows<Key, Row>(
  keys: readonly Key[],
  read: (key: Key) => Promise<Row | undefined>,
): Promise<Row[]> {
  return (await Promise.all(keys.map(read))).filter((row) => row !== undefined);
}
