import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokens } from '../../support/mcp-server/places.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { createBoundedFetch } from '../../../lib/sse/bounded-fetch.ts';
import { openLink } from './open-link.ts';

let server: McpServer;
beforeAll(async () => {
  server = await startMcpServer();
});
afterAll(() => server.stop());

const quiet = { signal: new AbortController().signal };
const place = (path: string): string => server.origin + path;

describe('what opens a server', () => {
  test('is sent as a bearer or in the header of its own, and nowhere else', async () => {
    const bearer = openLink(place('/bearer'), { auth: 'bearer' }, { token: tokens.bearer });
    expect(await bearer.tools()).not.toEqual([]);
    await bearer.close();
    const header = { auth: 'header', headerName: 'X-Tools-Key' } as const;
    const own = openLink(place('/header'), header, { token: tokens.header });
    expect(await own.tools()).not.toEqual([]);
    await own.close();
    const { requests } = await server.seen();
    const sent = requests.filter(({ path }) => path === '/header');
    expect(sent.every(({ headers }) => headers['authorization'] === undefined)).toBe(true);
  });

  test('is missed, or refused', async () => {
    await expect(openLink(place('/bearer')).tools()).rejects.toMatchObject({
      kind: 'no-key',
      status: 401,
    });
    const wrong = openLink(place('/bearer'), { auth: 'bearer' }, { token: 'wrong' });
    await expect(wrong.tools()).rejects.toMatchObject({ kind: 'key-refused', status: 401 });
    const none = openLink(place('/bearer'), { auth: 'bearer' }, { token: 'two\nlines' });
    await expect(none.tools()).rejects.toMatchObject({
      kind: 'bad-request',
      message: expect.not.stringContaining('two') as string,
    });
  });
});

describe('what is no server of tools', () => {
  test.each([
    ['/page', 'bad-reply'],
    ['/nowhere', 'not-found'],
    ['/broken', 'overloaded'],
    ['/elsewhere', 'unreachable'],
  ])('says so at %s: %s', async (path, kind) => {
    await expect(openLink(place(path)).tools()).rejects.toMatchObject({ kind });
  });

  test('is not waited for without end', async () => {
    const link = openLink(place('/silent'), {}, { limits: { connectMs: 100 } });
    await expect(link.tools()).rejects.toMatchObject({ kind: 'timed-out' });
  });

  test('may not be there at all', async () => {
    await expect(openLink('http://127.0.0.1:1/mcp').tools()).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  test('is left by who stops waiting', async () => {
    const stopping = new AbortController();
    const listing = openLink(place('/silent')).tools(stopping.signal);
    stopping.abort();
    await expect(listing).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a server that means no good', () => {
  test('has a list that ends, of tools with harmless descriptions and schemas', async () => {
    const link = openLink(place('/hostile'));
    const tools = await link.tools();
    const find = (name: string) => tools.find((tool) => tool.name === name)!;
    expect(tools).toHaveLength(200);
    expect(link.hasMore()).toBe(true);
    expect(find('bomb').left).toBe('schema');
    expect(find('pattern').left).toBe('rules');
    expect(find('flood')).not.toHaveProperty('left');
    expect(find('hidden').description).toMatch(/^Harmless\.z+$/);
    expect(find('hidden').description).toHaveLength(1024);
    const none = { type: 'object', properties: {} };
    for (const name of ['no_object', 'no_schema', 'bomb']) expect(find(name).schema).toEqual(none);
    expect(find('pattern').schema).toEqual({
      type: 'object',
      properties: { pattern: { type: 'string' }, next: {} },
    });
    expect(tools.filter(({ name }) => name === 'twice')).toMatchObject([
      { description: 'the first' },
    ]);
    await link.close();
  });

  test('has a list of which all pages together are bounded', async () => {
    const link = openLink(place('/hostile-pages'));
    await expect(link.tools()).rejects.toMatchObject({ kind: 'endless' });
    // Two for the session, one that may listen, and pages of 3 MB, of which the third is too much.
    const after = (await server.seen()).requests.filter(({ path }) => path === '/hostile-pages');
    expect(after.filter(({ method }) => method === 'POST')).toHaveLength(5);
    await link.close();
  });

  test('does not keep us busy with how far it is, or with words that nobody sees', async () => {
    const link = openLink(place('/hostile'), {}, { limits: { tellMs: 10_000 } });
    const told: number[] = [];
    const reply = await link.call('flood', {}, { ...quiet, onProgress: (far) => told.push(far) });
    expect(told).toEqual([0]);
    expect(reply.text).toBe('Done.');
    await link.close();
  });

  test.each(['/mcp', '/json'])('is left when it says too much, at %s', async (path) => {
    const fetch = createBoundedFetch(() => Promise.resolve(), 50_000);
    const link = openLink(place(path), {}, { fetch });
    await link.tools();
    await expect(link.call('huge', {}, quiet)).rejects.toMatchObject({ kind: 'endless' });
    await link.close();
  });
});
