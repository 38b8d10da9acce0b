import type { Excerpt } from '../conversations/excerpts.ts';
import { hasWanted } from '../conversations/rank.ts';
import { toWanted } from '../conversations/terms.ts';
import type { ConversationId } from '../core/ids.ts';
import type { ConversationEntry, Surface } from './surface.ts';

/** Of some conversations, where the words are by which they were found. */
export type Excerpts = ReadonlyMap<ConversationId, Excerpt>;

/** Whether a title says all that was looked for: then it says why its conversation was found. */
export function isTitleEnough({ title }: ConversationEntry, query: string): boolean {
  return hasWanted(title, toWanted(query));
}

/** Reads the excerpts of what was found, but for those whose title is enough. */
export async function readExcerpts(
  { request }: Pick<Surface, 'request'>,
  query: string,
  found: readonly ConversationEntry[],
): Promise<Excerpts> {
  const conversationIds = found.filter((entry) => !isTitleEnough(entry, query)).map(({ id }) => id);
  if (conversationIds.length === 0) return new Map();
  const requestId = crypto.randomUUID();
  const command = { type: 'excerpts-read', requestId, query, conversationIds } as const;
  const { excerpts } = await request('excerpts', command);
  return new Map(excerpts.map((excerpt) => [excerpt.conversationId, excerpt]));
}
