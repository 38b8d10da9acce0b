import { openConversationDatabase } from '../../lib/conversations/database.ts';
import { createIndexedStore } from '../../lib/conversations/indexed-store.ts';
import { mixedAnswer } from './render-text.ts';

/** Writes one conversation of so many messages into the database of the extension, with answers as long as most are. */
async function fillOne(id: string, messages: number): Promise<void> {
  const database = await openConversationDatabase();
  const nowMs = Date.now();
  const turns = Array.from({ length: messages / 2 }, (_, turn) => {
    const common = { conversationId: id, createdAtMs: nowMs + turn };
    return [
      {
        ...common,
        id: `${id}-${turn}.question`,
        role: 'user' as const,
        parentId: turn === 0 ? null : `${id}-${turn - 1}`,
        content: [{ type: 'text' as const, text: 'And what else is there to say about it?' }],
      },
      {
        ...common,
        id: `${id}-${turn}`,
        role: 'assistant' as const,
        parentId: `${id}-${turn}.question`,
        connectionId: 'bench',
        model: 'bench',
        omitted: [],
        parts: [
          { type: 'text-delta' as const, text: mixedAnswer(2_000) },
          {
            type: 'finish' as const,
            finishReason: { unified: 'stop' as const, raw: 'stop' },
            atMs: nowMs + turn,
          },
        ],
      },
    ];
  });
  await createIndexedStore(database).add([
    {
      conversation: { id, title: 'A long one', createdAtMs: nowMs, updatedAtMs: nowMs },
      messages: turns.flat(),
    },
  ]);
  database.close();
}

Object.assign(window, { fillOne });
