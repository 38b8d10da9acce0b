import type { Message } from '../core/conversation.ts';

/**
 * The size from which on a page takes nothing more, in characters. Chromium refuses a message of a Port above 64 MiB, and
 * closes nothing and tells nobody; a character takes 6 bytes at most, and one message alone may be larger.
 */
const pageLength = 8_000_000;
/** About what JSON puts around a value, in characters. */
const aroundLength = 20;

/** Splits the messages of a conversation so that a Port can carry each part; nearly always into one. */
export function toConversationPages(messages: readonly Message[]): Message[][] {
  let page: Message[] = [];
  const pages = [page];
  let length = 0;
  for (const message of messages) {
    const added = toLength(message);
    if (page.length > 0 && length + added > pageLength) {
      page = [];
      pages.push(page);
      length = 0;
    }
    page.push(message);
    length += added;
  }
  return pages;
}

/** Adds up and writes nothing: every conversation that is opened goes through here. */
function toLength(value: unknown): number {
  if (typeof value === 'string') return value.length + aroundLength;
  if (typeof value !== 'object' || value === null) return aroundLength;
  let length = aroundLength;
  for (const each of Object.values(value)) length += toLength(each);
  return length;
}
