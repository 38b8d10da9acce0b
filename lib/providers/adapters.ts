import type { Connection, Dialect } from '../core/connection.ts';
import type { Adapter } from './adapter.ts';
import { anthropicMessages } from './anthropic-messages.ts';
import { chatCompletions } from './chat-completions.ts';
import { toDialect } from './dialect.ts';
import { onDevice } from './on-device.ts';
import { openaiResponses } from './openai-responses.ts';
import { ownMessages, ownPrompt } from './own-backend.ts';

const adapters: Readonly<Record<Dialect, Adapter>> = {
  'chat-completions': chatCompletions,
  'anthropic-messages': anthropicMessages,
  'openai-responses': openaiResponses,
  'own-messages': ownMessages,
  'own-prompt': ownPrompt,
  'on-device': onDevice,
};

/** The adapter that speaks a connection's dialect: the one that the user chose, else its provider's. */
export function findAdapter({
  provider,
  tuning,
}: Pick<Connection, 'provider' | 'tuning'>): Adapter {
  return adapters[toDialect(provider, tuning.dialect)];
}
