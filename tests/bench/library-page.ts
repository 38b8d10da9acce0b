import { openConversationDatabase } from '../../lib/conversations/database.ts';
import { createIndexedStore } from '../../lib/conversations/indexed-store.ts';
import type { ConversationRecord } from '../../lib/conversations/conversation-store.ts';
import { createRandom } from '../support/random.ts';
import type { Random } from '../support/random.ts';
import { createVocabulary } from './vocabulary.ts';

/** How many conversations are written in one transaction. */
const batch = 100;
/** How many messages are taken into the search in one transaction. */
const indexBatch = 5000;

/** Fills the database of the extension with what years of use leave, as its own store would have written it. */
async function fill(conversations: number, messagesEach: number): Promise<number> {
  const database = await openConversationDatabase();
  const store = createIndexedStore(database);
  const random = createRandom(1);
  const say = createVocabulary(random);
  const nowMs = Date.now();
  for (let from = 0; from < conversations; from += batch) {
    const records = Array.from({ length: Math.min(batch, conversations - from) }, (_, index) => {
      const age = conversations - from - index;
      return toRecord(`bench-${from + index}`, nowMs - age * 3_600_000, messagesEach, random, say);
    });
    await store.add(records);
  }
  // In pieces as large as can be: what is measured is the reading.
  while ((await store.index(indexBatch)) === indexBatch);
  const messages = await database.count('messages');
  database.close();
  return messages;
}

function toRecord(
  id: string,
  atMs: number,
  messagesEach: number,
  random: Random,
  say: (words: number) => string,
): ConversationRecord {
  const messages: ConversationRecord['messages'][number][] = [];
  for (let turn = 0; turn * 2 < messagesEach; turn += 1) {
    const run = `${id}-${turn}`;
    const common = { conversationId: id, createdAtMs: atMs + turn };
    messages.push(
      {
        ...common,
        id: `${run}.question`,
        role: 'user',
        parentId: turn === 0 ? null : `${id}-${turn - 1}`,
        content: [{ type: 'text', text: say(random.integer(5, 25)) }],
      },
      {
        ...common,
        id: run,
        role: 'assistant',
        parentId: `${run}.question`,
        connectionId: 'bench',
        model: 'bench',
        omitted: [],
        parts: [
          { type: 'text-delta', text: say(random.integer(40, 160)) },
          { type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: atMs + turn },
        ],
      },
    );
  }
  return {
    conversation: { id, title: say(6), createdAtMs: atMs, updatedAtMs: atMs + messagesEach },
    messages,
  };
}

Object.assign(window, { fill });
