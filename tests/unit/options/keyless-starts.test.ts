import { expect, test, vi } from 'vitest';
import { createKeylessStarts } from '../../../lib/surface/keyless-starts.ts';
import { createStubGestures, createStubSurface } from './stub-surface.ts';

const ollama = { provider: 'ollama', baseUrl: 'http://localhost:11434/v1', models: ['m'] };

function open(granted: boolean) {
  const findLocalServers = vi.fn(() => Promise.resolve([ollama]));
  const gestures = createStubGestures(granted);
  const surface = { ...createStubSurface(), findLocalServers };
  return { starts: createKeylessStarts(surface, gestures, ''), gestures, findLocalServers };
}

test('looking for a server asks the browser once, in the click itself, and no server before the answer', async () => {
  const { starts, gestures, findLocalServers } = open(true);
  starts.look();
  starts.look();
  expect(gestures.asked).toEqual(['http://localhost']);
  expect(starts.servers.value).toBe('looking');
  expect(findLocalServers).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(starts.servers.value).toEqual([ollama]));
});

test('a refusal asks no server, is told, and can be asked for again', async () => {
  const { starts, gestures, findLocalServers } = open(false);
  starts.look();
  await vi.waitFor(() => expect(starts.servers.value).toBe('refused'));
  expect(findLocalServers).not.toHaveBeenCalled();
  starts.look();
  expect(gestures.asked).toHaveLength(2);
});
