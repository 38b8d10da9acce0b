import type { Conversation } from '../core/conversation.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import { toNumber, toText } from '../core/json.ts';
import { cutResult } from './cut-result.ts';
import { toLine } from './to-line.ts';
import type { Tool } from './tool.ts';

/** Where kept conversations are found. */
export interface ConversationSearch {
  /** Those in which all words of `query` occur. */
  search(
    query: string,
    limit: number,
  ): Promise<Pick<Conversation, 'id' | 'title' | 'updatedAtMs'>[]>;
  /** Whether some of what was said is not found yet. */
  isBehind(): boolean;
  /** Where the words stand in them. */
  excerpts(
    ids: readonly ConversationId[],
    query: string,
  ): Promise<
    { conversationId: ConversationId; text: string; isBeginning: boolean; isEnd: boolean }[]
  >;
}

const mostFound = 20;
const usualCount = 5;
/** Temporary ones and the one that asks are among what is found, and left out. */
const spare = 50;

/** Searches the user's own conversations. */
export function createConversationsTool(conversations: ConversationSearch): Tool {
  return {
    name: 'search_conversations',
    description:
      "Searches the user's earlier conversations for words, and gives titles, dates and passages. " +
      'All words must occur in one, so use few.',
    schema: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'One to three words', minLength: 1, maxLength: 200 },
        limit: {
          type: 'integer',
          description: `How many conversations at most; ${usualCount} where it is left out`,
          minimum: 1,
          maximum: mostFound,
        },
      },
      required: ['query'],
      additionalProperties: false,
    },
    acts: false,
    // What a model has answered there may be what a page told it to.
    untrusted: true,
    describe: async () => ({ gives: 'conversations' }),
    async run(input, { conversationId, signal }) {
      const query = toText(input['query']);
      const limit = toNumber(input['limit']) ?? usualCount;
      const found = (await conversations.search(query, limit + spare))
        .filter(({ id }) => !isTemporary(id) && id !== conversationId)
        .slice(0, limit);
      signal.throwIfAborted();
      const behind = conversations.isBehind()
        ? 'Not all conversations can be searched yet.\n\n'
        : '';
      if (found.length === 0) {
        return {
          text: `${behind}No other conversation has all the words of "${query}". Try fewer words, or others.`,
        };
      }
      const ids = found.map(({ id }) => id);
      const excerpts = await conversations.excerpts(ids, query);
      const rows = found.map(({ id, title, updatedAtMs }) => {
        const date = new Date(updatedAtMs).toISOString().slice(0, 10);
        const excerpt = excerpts.find((each) => each.conversationId === id);
        const words = excerpt
          ? `${excerpt.isBeginning ? '' : '…'}${excerpt.text.trim()}${excerpt.isEnd ? '' : '…'}`
          : '(In its title, or no passage was found.)';
        return `## ${toLine(title) || '(no title)'}\nLast changed ${date}\n\n${words}`;
      });
      return { text: cutResult(behind + rows.join('\n\n')) };
    },
  };
}
