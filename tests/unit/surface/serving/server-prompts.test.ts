import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { defaultSettings } from '../../../../lib/core/connection.ts';
import type { ServerPrompt } from '../../../../lib/core/tool-server.ts';
import type { ToolServer } from '../../../../lib/core/tool-settings.ts';
import {
  askForPrompts,
  findServerPrompts,
  toServerPrompts,
  toSlash,
} from '../../../../lib/surface/serving/server-prompts.ts';
import type { Surface } from '../../../../lib/surface/surface.ts';
import { waitUntil } from '../../../support/wait-until.ts';

const toServer = (id: string, more: Partial<ToolServer> = {}): ToolServer => ({
  id,
  name: id.toUpperCase(),
  url: `https://${id}.example/mcp`,
  auth: 'none',
  headerName: '',
  on: true,
  off: [],
  ...more,
});

const toPrompt = (name: string, title = name): ServerPrompt => ({
  name,
  title,
  description: '',
  arguments: [],
});

/** A surface whose servers answer as the test says; without an answer they say nothing. */
function setUp(toolServers: ToolServer[], answers: Record<string, unknown>) {
  const asked: string[] = [];
  const settings = signal({ ...defaultSettings, toolServers });
  const request = ((_type: string, { serverId }: { serverId: string }, { signal: ending }) => {
    asked.push(serverId);
    return new Promise((resolve, reject) => {
      ending.addEventListener('abort', () => reject(ending.reason as Error));
      if (serverId in answers) resolve({ outcome: answers[serverId] });
    });
  }) as (type: string, command: { serverId: string }, options: { signal: AbortSignal }) => unknown;
  const surface = { settings, request } as unknown as Pick<Surface, 'request' | 'settings'>;
  return { surface, settings, asked, answers };
}

const listed = ({ surface }: ReturnType<typeof setUp>) => toServerPrompts(surface);

test('each server that is on is asked once; one that is off is not, and one that failed is asked again', async () => {
  const scene = setUp([toServer('a'), toServer('b'), toServer('c', { on: false })], {
    a: { prompts: [toPrompt('review')] },
    b: { error: { kind: 'unreachable', host: 'b.example' } },
  });
  askForPrompts(scene.surface);
  askForPrompts(scene.surface);
  expect(listed(scene).asked).toEqual(['A', 'B']);
  await waitUntil(() => listed(scene).asked.length === 0, 'both');
  expect(scene.asked).toEqual(['a', 'b']);
  expect(listed(scene).prompts.map(({ server, prompt }) => [server.name, prompt.name])).toEqual([
    ['A', 'review'],
  ]);
  expect(listed(scene).faults).toMatchObject([{ server: 'B', error: { kind: 'unreachable' } }]);

  scene.answers['b'] = { prompts: [toPrompt('sum')] };
  askForPrompts(scene.surface);
  await waitUntil(() => listed(scene).prompts.length === 2, 'the other one');
  expect(scene.asked).toEqual(['a', 'b', 'b']);
  // One that was turned off meanwhile offers nothing, and one at another address is another.
  scene.settings.value = {
    ...scene.settings.value,
    toolServers: [toServer('a', { on: false }), toServer('b', { url: 'https://else.example' })],
  };
  expect(listed(scene).prompts).toEqual([]);
  askForPrompts(scene.surface);
  expect(scene.asked).toEqual(['a', 'b', 'b', 'b']);
});

test('a server that says nothing is given up when patience ends', async () => {
  const scene = setUp([toServer('a')], {});
  const patience = new AbortController();
  askForPrompts(scene.surface, () => patience.signal);
  expect(listed(scene).asked).toEqual(['A']);
  patience.abort();
  await waitUntil(() => listed(scene).asked.length === 0, 'the end of patience');
  expect(listed(scene).faults).toEqual([
    { server: 'A', error: { kind: 'timed-out', host: 'a.example' } },
  ]);
});

test('prompts are found by the beginning of their names first, then by title and server', () => {
  const server = { id: 'a', name: 'Notes' };
  const prompts = [
    { server, prompt: toPrompt('summary', 'A review in short') },
    { server, prompt: toPrompt('review') },
    { server: { id: 'b', name: 'Other' }, prompt: toPrompt('poem') },
  ];
  const find = (typed: string) =>
    findServerPrompts(prompts, typed).map(({ prompt }) => prompt.name);
  expect(find('')).toEqual(['summary', 'review', 'poem']);
  expect(find('Rev')).toEqual(['review', 'summary']);
  expect(find('notes')).toEqual(['summary', 'review']);
  expect(find('x')).toEqual([]);
});

test('what stands behind the slash has no space and nothing that nobody sees', () => {
  expect(toSlash(toPrompt('code\u200b review\n now'))).toBe('code-review-now');
});
