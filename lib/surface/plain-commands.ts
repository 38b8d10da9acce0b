import { signal } from '@preact/signals';
import type { ConversationId } from '../core/ids.ts';
import type { Command } from '../protocol/command.ts';
import type { Ask, Request } from './requests.ts';
import type { Surface } from './surface.ts';

/** What was chosen for a conversation, on its way. */
interface ChoiceKeeping {
  /** Resolves with false where it could not be kept, which is told as with settings. */
  keepChosen(id: ConversationId, chosen: ChosenChange): Promise<boolean>;
}

type ChosenChange = Extract<Command, { type: 'conversation-change' }>['change'];

/** What a surface says and then only waits to see. */
type PlainCommands = Pick<
  Surface,
  | 'stop'
  | 'retryNow'
  | 'changeConversation'
  | 'deleteConnection'
  | 'forgetCorrections'
  | 'saveSettings'
  | 'refused'
>;

/**
 * Builds the commands of which nothing comes back that is to be shown. All but a retry, which would come anyway, are
 * requests all the same: a background may die of anything, and what was said to it in that moment is said again.
 */
export function createPlainCommands(
  send: (command: Command) => void,
  ask: Ask,
): PlainCommands & ChoiceKeeping {
  const refused = signal(false);
  const tell = async (command: Request): Promise<boolean> => {
    refused.value = false;
    const { error } = await ask('carried-out', command);
    if (error) refused.value = true;
    return error === null;
  };
  const toId = (): { requestId: string } => ({ requestId: crypto.randomUUID() });
  return {
    refused,
    stop: (runId) => void tell({ type: 'run-abort', ...toId(), runId }),
    retryNow: (runId) => send({ type: 'run-retry', runId }),
    changeConversation: async (conversationId, change) =>
      (await ask('carried-out', { type: 'conversation-change', ...toId(), conversationId, change }))
        .error === null,
    keepChosen: (conversationId, change) =>
      tell({ type: 'conversation-change', ...toId(), conversationId, change }),
    deleteConnection: (connectionId) =>
      void tell({ type: 'connection-delete', ...toId(), connectionId }),
    forgetCorrections: (connectionId) =>
      void tell({ type: 'corrections-forget', ...toId(), connectionId }),
    saveSettings: (settings) => tell({ type: 'settings-save', ...toId(), settings }),
  };
}
