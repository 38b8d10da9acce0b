import type { Conversation, Message } from '../core/conversation.ts';
import type { StreamPart } from '../core/parts.ts';
import { toTouched } from './conversation-store.ts';
import type { ConversationStore } from './conversation-store.ts';

/** The store where the browser refuses its database: all works, and dies with the background. */
export function createMemoryStore(): ConversationStore {
  const conversations = new Map<string, Conversation>();
  const messages = new Map<string, Message>();
  const journals = new Map<string, StreamPart[]>();
  return {
    async begin({ conversation, question, answer }) {
      conversations.set(conversation.id, conversation);
      if (question) messages.set(question.id, question);
      messages.set(answer.id, answer);
      journals.set(answer.id, []);
    },
    async appendJournal(runId, _seq, parts) {
      journals.get(runId)?.push(...parts);
    },
    readJournal: async (runId) => [...(journals.get(runId) ?? [])],
    async finishRun(answer) {
      const conversation = conversations.get(answer.conversationId);
      if (conversation) conversations.set(conversation.id, toTouched(conversation, answer));
      messages.set(answer.id, answer);
      journals.delete(answer.id);
    },
    openRuns: async () => [...journals.keys()],
    message: async (id) => messages.get(id),
    messages: async (id) => [...messages.values()].filter((row) => row.conversationId === id),
    conversation: async (id) => conversations.get(id),
    conversations: async (limit) =>
      [...conversations.values()].sort((a, b) => b.updatedAtMs - a.updatedAtMs).slice(0, limit),
  };
}
