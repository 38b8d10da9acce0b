import type { Message } from '../core/conversation.ts';
import type { ConversationRecord } from '../conversations/conversation-store.ts';
import { pageConversations, pageSize } from '../protocol/record-messages.ts';
import { toSize } from '../protocol/record-schema.ts';

/** How many ids of messages are asked about at once. */
const outlineMessages = 5_000;

/** Splits records into pages of bounded size, a large conversation into several. Every page holds something. */
export function* toPages(records: readonly ConversationRecord[]): Generator<ConversationRecord[]> {
  let page: ConversationRecord[] = [];
  let size = 0;
  for (const { conversation, messages } of records) {
    let rows: Message[] = [];
    for (const row of messages) {
      rows.push(row);
      size += toSize(row);
      if (size < pageSize) continue;
      yield [...page, { conversation, messages: rows }];
      page = [];
      rows = [];
      size = 0;
    }
    if (rows.length > 0 || messages.length === 0) page.push({ conversation, messages: rows });
    if (page.length < pageConversations) continue;
    yield page;
    page = [];
    size = 0;
  }
  if (page.length > 0) yield page;
}

/** Splits them the same way, for asking whether they are there already. Only ids count. */
export function* toOutlines(
  records: readonly ConversationRecord[],
): Generator<{ conversationId: string; messageIds: string[] }[]> {
  let page: { conversationId: string; messageIds: string[] }[] = [];
  let count = 0;
  for (const { conversation, messages } of records) {
    page.push({ conversationId: conversation.id, messageIds: messages.map(({ id }) => id) });
    count += messages.length + 1;
    if (count < outlineMessages) continue;
    yield page;
    page = [];
    count = 0;
  }
  if (page.length > 0) yield page;
}
