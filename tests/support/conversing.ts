import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';
import type { FaultServer } from './fault-server/fault-server.ts';
import { waitUntil } from './wait-until.ts';
import { singleTry } from './single-try.ts';

/** Saves a connection to the fault server, as the options page does, and waits until the surface has it. */
export async function connectTo(surface: Surface, server: FaultServer): Promise<void> {
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
      tuning: singleTry,
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
