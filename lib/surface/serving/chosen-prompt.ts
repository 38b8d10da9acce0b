import { signal } from '@preact/signals';
import type { ServerPrompt } from '../../core/tool-server.ts';
import type { ToolServer } from '../../core/tool-settings.ts';

/** A prompt that a server offers. */
export interface ServersPrompt {
  server: Pick<ToolServer, 'id' | 'name'>;
  prompt: ServerPrompt;
}

/** The server's prompt that was chosen and whose text is not in the box yet; null for none. */
export const chosenPrompt = signal<ServersPrompt | null>(null);
