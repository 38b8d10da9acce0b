import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { ConversationId } from '../../../lib/core/ids.ts';
import type { PortDriver } from './port-driver.ts';

/** A question and its answer. */
export interface Exchange {
  question: string;
  answer: string;
}

/** Adds a conversation of ended answers, as an import does; a panel shows it at `?conversation=long`. */
export async function addLongConversation(
  port: PortDriver,
  exchanges: readonly Exchange[],
): Promise<void> {
  const id = 'long' as ConversationId;
  const messages = exchanges.flatMap(({ question, answer }, at) => [
    {
      id: `q${at}`,
      role: 'user' as const,
      conversationId: id,
      parentId: at === 0 ? null : `a${at - 1}`,
      createdAtMs: 2 * at,
      content: [{ type: 'text' as const, text: question }],
    },
    {
      id: `a${at}`,
      role: 'assistant' as const,
      conversationId: id,
      parentId: `q${at}`,
      createdAtMs: 2 * at + 1,
      connectionId: '',
      model: 'm',
      omitted: [],
      parts: [
        { type: 'text-delta' as const, text: answer },
        {
          type: 'finish' as const,
          finishReason: { unified: 'stop' as const, raw: null },
          atMs: 2 * at + 1,
        },
      ],
    },
  ]);
  const conversation = { id, title: 'Long', createdAtMs: 1, updatedAtMs: 1 };
  const requestId = crypto.randomUUID();
  await port.post({
    type: 'record-add',
    requestId,
    records: [{ conversation, messages }],
  });
  await port.next('record-added');
}

/**
 * Waits until each row has had its turn. They come a few with each frame, and hundreds of slow frames are a while: that there
 * are fewer and fewer to come is what is waited for.
 */
export async function untilAllCame(page: Page): Promise<void> {
  const countComing = (): Promise<number> => page.locator('.is-coming').count();
  const untilFewer = async (before: number): Promise<number> => {
    let left = before;
    await expect.poll(async () => (left = await countComing())).toBeLessThan(before);
    return left;
  };
  for (let left = await countComing(); left > 0;) left = await untilFewer(left);
}
