import type { Message } from '../core/conversation.ts';
import type { ConversationId, MessageId } from '../core/ids.ts';
import { findWanted, toFolded, toMessageText, toWanted } from './terms.ts';
import type { Wanted } from './terms.ts';

/** Where words of a query stand in a conversation. */
export interface Excerpt {
  conversationId: ConversationId;
  /** The one of its messages in which most of them are, and the latest of those. */
  messageId: MessageId;
  /** What is written around them, as it is written. */
  text: string;
  /** Whether the message begins and ends with it. */
  isBeginning: boolean;
  isEnd: boolean;
}

/** Words within so many characters are seen together. */
const nearby = 90;
/** How much is given before and behind the place: more than is shown, since signs of Markdown are taken out of it. */
const before = 160;
const behind = 320;
/** What is read for one wish at most, in characters: a few books, in well under a second. */
const mostCharacters = 4_000_000;

/** The excerpts of these conversations. They are read one after the other: together they may be large. */
export async function toExcerpts(
  ids: readonly ConversationId[],
  query: string,
  read: (id: ConversationId) => Promise<readonly Message[]>,
): Promise<Excerpt[]> {
  const wanted = toWanted(query);
  const excerpts: Excerpt[] = [];
  let characters = 0;
  for (const conversationId of ids) {
    if (wanted.length === 0 || characters > mostCharacters) break;
    let most = 0;
    let best: Excerpt | undefined;
    const messages = await read(conversationId);
    for (const message of messages.toSorted((a, b) => b.createdAtMs - a.createdAtMs)) {
      if (most === wanted.length || characters > mostCharacters) break;
      const text = toMessageText(message);
      characters += text.length;
      const place = findPlace(text, wanted, most);
      if (!place) continue;
      most = place.count;
      best = { conversationId, messageId: message.id, ...toPiece(text, place.at) };
    }
    if (best) excerpts.push(best);
  }
  return excerpts;
}

/** How many of the words are in a text, and where most of them stand together. */
interface Place {
  count: number;
  at: number;
}

/** That place; undefined where no more than `least` of the words are there. */
export function findPlace(text: string, wanted: readonly Wanted[], least = 0): Place | undefined {
  // Nearly all texts are told so, without being taken apart.
  const folded = toFolded(text);
  const possible = wanted.filter(({ word }) => folded.includes(word)).length;
  if (possible <= least) return undefined;
  const seen = new Set<number>();
  let near: { at: number; wanted: number }[] = [];
  let place = { count: 0, at: 0 };
  for (const hit of findWanted(text, wanted)) {
    seen.add(hit.wanted);
    near = [...near.filter(({ at }) => hit.at - at < nearby), hit];
    const count = new Set(near.map((each) => each.wanted)).size;
    if (count > place.count) place = { count, at: near[0]?.at ?? hit.at };
    if (count === possible) break;
  }
  return seen.size > least ? { count: seen.size, at: place.at } : undefined;
}

function toPiece(text: string, at: number): Pick<Excerpt, 'text' | 'isBeginning' | 'isEnd'> {
  const from = Math.max(0, at - before);
  const to = Math.min(text.length, at + behind);
  // Never half a character at its borders.
  const piece = text.slice(from, to).replaceAll(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
  return { text: piece, isBeginning: from === 0, isEnd: to === text.length };
}
