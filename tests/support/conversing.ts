import type { Tuning } from '../../lib/core/connection.ts';
import type { ConversationStore } from '../../lib/conversations/conversation-store.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import { chatStream } from './fault-server/chat-script.ts';
import type { FaultServer } from './fault-server/fault-server.ts';
import type { House, HousedSurface } from './house.ts';
import { waitUntil } from './wait-until.ts';
import { singleTry } from './single-try.ts';

/** Saves a connection to the fault server, as the options page does, and waits until the surface has it. */
export async function connectTo(
  surface: Surface,
  server: FaultServer,
  tuning: Partial<Tuning> = {},
): Promise<void> {
  await waitUntil(() => surface.status.value === 'ready', 'the surface');
  const id = await surface.saveConnection(
    {
      id: null,
      name: 'Fault server',
      provider: 'custom',
      baseUrl: server.baseUrl,
      model: 'test-model',
      models: [],
      systemPrompt: 'Be brief.',
      tuning: { ...singleTry, ...tuning },
      key: 'sk-test-1234567890',
    },
    true,
  );
  await waitUntil(
    () => surface.connections.value.some((connection) => connection.id === id),
    'the connection',
  );
}

/** Asks in plain words. */
export function say(surface: Surface, text: string): void {
  surface.ask([{ type: 'text', text }]);
}

/** The last answer on screen. */
export function lastAnswer(surface: Surface): ShownAnswer | undefined {
  return surface.branch.value.findLast((row) => row.role === 'assistant');
}

/** All text of the last answer on screen, '' where there is none. */
export function textOf(surface: Surface): string {
  return lastAnswer(surface)?.view().text.toString() ?? '';
}

/** How the last answer on screen stands. */
export function stateOf(surface: Surface): string | undefined {
  return lastAnswer(surface)?.state.value;
}

/** A panel that is connected, in which something was asked in a conversation of its own, answered, and kept by `store`. */
export async function converse(
  {
    house,
    server,
    store,
  }: {
    house: House;
    server: FaultServer;
    /** Asked for at the end: the house opens its store when it is first needed. */
    store: () => Pick<ConversationStore, 'openRuns'>;
  },
  text: string,
): Promise<HousedSurface> {
  const panel = house.openSurface();
  await connectTo(panel, server);
  server.next(chatStream({ text: `About ${text}.` }));
  await waitUntil(() => panel.conversationId.value !== null, 'the conversation');
  panel.newConversation();
  say(panel, text);
  await waitUntil(() => lastAnswer(panel)?.state.value === 'finished', 'the answer');
  await waitUntil(async () => (await store().openRuns()).length === 0, 'the end of the run');
  return panel;
}
