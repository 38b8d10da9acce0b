import type {
  ConversationRecord,
  ConversationStore,
} from '../../../lib/conversations/conversation-store.ts';
import { openConversationDatabase } from '../../../lib/conversations/database.ts';
import { createIndexedStore } from '../../../lib/conversations/indexed-store.ts';
import { createTieredStore } from '../../../lib/conversations/tiered-store.ts';
import { toAnswer, toQuestion } from '../../support/messages.ts';
import { createEmptyStore } from '../../support/row-area.ts';

/** Every kind of store, to be held to the same. */
export const kinds: readonly (readonly [string, () => Promise<ConversationStore>])[] = [
  ['over IndexedDB', async () => createIndexedStore(await openConversationDatabase())],
  [
    'over IndexedDB, whose words are all bound at once',
    async () => createIndexedStore(await openConversationDatabase(), 0),
  ],
  ['in memory', async () => createEmptyStore()],
  [
    'in two tiers',
    async () =>
      createTieredStore(createIndexedStore(await openConversationDatabase()), createEmptyStore()),
  ],
];

/** A conversation of one question and its ended answer. */
export function toRecord(id: string, said: string, atMs = 1): ConversationRecord {
  return {
    conversation: { id, title: `Title ${id}`, createdAtMs: atMs, updatedAtMs: atMs },
    messages: [
      toQuestion({ id: `${id}.r.question`, conversationId: id, createdAtMs: atMs }),
      toAnswer({
        id: `${id}.r`,
        conversationId: id,
        parentId: `${id}.r.question`,
        createdAtMs: atMs,
        parts: [
          { type: 'text-delta', text: said },
          { type: 'finish', finishReason: { unified: 'stop', raw: null }, atMs },
        ],
      }),
    ],
  };
}

/** Takes in all that is there to be found. */
export async function indexAll(store: ConversationStore): Promise<void> {
  while ((await store.index(2)) === 2);
}

/** The ids of what is found, in the order in which it is. */
export async function find(store: ConversationStore, query: string, limit = 10): Promise<string[]> {
  return (await store.search(query, limit)).map(({ id }) => id);
}
