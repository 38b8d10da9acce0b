import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Seen } from '../../support/mcp-server/places.ts';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { waitUntil } from '../../support/wait-until.ts';
import { openLink } from './open-link.ts';

let server: McpServer;
beforeAll(async () => {
  server = await startMcpServer();
});
afterAll(() => server.stop());

const quiet = { signal: new AbortController().signal };
const place = (path: string): string => server.origin + path;

async function untilSeen(check: (seen: Seen) => boolean): Promise<void> {
  await waitUntil(async () => check(await server.seen()), 'what the server is to see');
}

describe.each(['/mcp', '/json'])('a server that behaves, at %s', (path) => {
  test('lists its tools from all pages, and says which of them act', async () => {
    const link = openLink(place(path));
    const tools = await link.tools();
    expect(tools.map(({ name }) => name)).toContain('weather');
    expect(link.hasMore()).toBe(false);
    expect(tools[0]).toEqual({
      name: 'add',
      title: 'Add numbers',
      description: 'Adds two numbers.',
      schema: {
        type: 'object',
        properties: { a: { type: 'number' }, b: { type: 'number' } },
        required: ['a', 'b'],
      },
      acts: false,
    });
    expect(tools.find(({ name }) => name === 'delete_all')?.acts).toBe(true);
    await link.close();
  });

  test('carries out a call with its arguments', async () => {
    const link = openLink(place(path));
    expect(await link.call('add', { a: 2, b: 3 }, quiet)).toEqual({ text: '5' });
    await link.close();
  });

  test('says that a call failed, in its words', async () => {
    const link = openLink(place(path));
    expect(await link.call('fail', {}, quiet)).toEqual({
      text: 'there is no such file',
      isError: true,
    });
    await expect(link.call('throw', {}, quiet)).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('a fault of the server') as string,
    });
    await link.close();
  });
});

describe('what a call gives back', () => {
  test('is cut where it is too long, and says so', async () => {
    const link = openLink(place('/mcp'));
    const { text } = await link.call('huge', {}, quiet);
    expect(text.length).toBeLessThan(200_100);
    expect(text).toContain('(Cut: these are the first 200000 of 300000 characters.)');
    await link.close();
  });

  test('has pictures that are some, and names what is none', async () => {
    const link = openLink(place('/mcp'));
    const { text, pictures } = await link.call('picture', {}, quiet);
    expect(pictures).toMatchObject([{ mediaType: 'image/png', width: 1, height: 1 }]);
    expect(text).toContain('One note · notes://one');
    expect(text).toContain('notes://two:\nthe second note');
    expect(text).toContain('(Left out: a picture (image/png).)');
    expect(text).toContain('(Left out: a sound (audio/wav).)');
    await link.close();
  });

  test('is its data where it has no words, and those must be as promised', async () => {
    const link = openLink(place('/mcp'));
    await link.tools();
    expect(await link.call('weather', {}, quiet)).toEqual({ text: '{"degrees":21}' });
    await expect(link.call('weather', { wrong: true }, quiet)).rejects.toMatchObject({
      kind: 'bad-reply',
    });
    // So much that nobody waits for it is passed on unchecked, with a word on that.
    const { text } = await link.call('weather', { many: true }, quiet);
    expect(text).toContain('(Too much to be held to what the tool promises.)');
    await link.close();
  });

  test('is preceded by how far it is', async () => {
    const link = openLink(place('/mcp'), {}, { limits: { tellMs: 0 } });
    const told: unknown[] = [];
    await link.call('steps', {}, { ...quiet, onProgress: (...words) => told.push(words) });
    expect(told).toEqual([
      [1, 3, 'step 1'],
      [2, 3, 'step 2'],
      [3, 3, 'step 3'],
    ]);
    await link.close();
  });
});

describe('a call that does not end', () => {
  test.each(['/mcp', '/json'])(
    'is cancelled at the server when it is stopped, at %s',
    async (path) => {
      const link = openLink(place(path));
      await link.tools();
      const before = await server.seen();
      const stopping = new AbortController();
      const call = link.call('wait', {}, { signal: stopping.signal });
      await untilSeen(({ calls }) => calls.length > before.calls.length);
      stopping.abort(new DOMException('stopped', 'AbortError'));
      await expect(call).rejects.toMatchObject({ name: 'AbortError' });
      await untilSeen(({ cancelled }) => cancelled.length > before.cancelled.length);
      // The link is as good as before.
      expect(await link.call('add', { a: 1, b: 1 }, quiet)).toEqual({ text: '2' });
      await link.close();
    },
  );

  test('ends with its time, and is cancelled at the server', async () => {
    const link = openLink(place('/mcp'), {}, { limits: { replyMs: 100 } });
    const before = await server.seen();
    await expect(link.call('wait', {}, quiet)).rejects.toMatchObject({ kind: 'timed-out' });
    await untilSeen(({ cancelled }) => cancelled.length > before.cancelled.length);
    await link.close();
  });

  test('ends at once when its connection is lost', async () => {
    const link = openLink(place('/mcp'));
    await link.tools();
    const before = await server.seen();
    const call = link.call('wait', {}, quiet);
    await untilSeen(({ calls }) => calls.length > before.calls.length);
    const ended = expect(call).rejects.toMatchObject({ kind: 'interrupted' });
    await server.control('cut');
    await ended;
    await link.close();
  });
});

describe('a session', () => {
  test('that the server has forgotten is begun anew, and the call is made in it', async () => {
    const link = openLink(place('/mcp'));
    await link.tools();
    const before = await server.seen();
    await server.control('forget');
    expect(await link.call('add', { a: 4, b: 5 }, quiet)).toEqual({ text: '9' });
    expect((await server.seen()).begun).toBe(before.begun + 1);
    await link.close();
  });

  test('is one for questions that come at the same time, and is ended with the link', async () => {
    const before = await server.seen();
    const link = openLink(place('/mcp'));
    await Promise.all([link.tools(), link.resources(), link.prompts()]);
    await link.close();
    const after = await server.seen();
    expect([after.begun - before.begun, after.ended - before.ended]).toEqual([1, 1]);
    await expect(link.tools()).rejects.toMatchObject({ kind: 'interrupted' });
  });

  test('tells that a list is another now', async () => {
    const listens = ({ requests }: Seen): number =>
      requests.filter(({ method }) => method === 'GET').length;
    const before = listens(await server.seen());
    const link = openLink(place('/mcp'));
    const changed = new Promise((resolve) => link.onChange(resolve));
    await link.tools();
    // The stream on which it is told is opened beside the first question.
    await untilSeen((seen) => listens(seen) > before);
    await server.control('change', 'name=fresh');
    expect(await changed).toBe('tools');
    expect((await link.tools()).map(({ name }) => name)).toContain('fresh');
    await link.close();
  });
});

describe('resources and prompts', () => {
  test('are listed and read', async () => {
    const link = openLink(place('/mcp'));
    expect(await link.resources()).toMatchObject([
      { uri: 'notes://one', name: 'One note', mediaType: 'text/plain', size: 12 },
      { uri: 'notes://dot', name: 'dot', mediaType: 'image/png' },
      { uri: 'notes://long' },
    ]);
    expect(await link.read('notes://one')).toEqual({
      text: 'the first note',
      pictures: [],
      left: [],
    });
    expect(await link.read('notes://dot')).toMatchObject({
      text: '',
      pictures: [{ mediaType: 'image/png', width: 1, height: 1 }],
      left: ['a file (application/zip)'],
    });
    const long = await link.read('notes://long');
    expect([long.text.length, long.whole]).toEqual([200_000, 250_000]);
    await expect(link.read('notes://none')).rejects.toMatchObject({ kind: 'refused' });
    await link.close();
  });

  test('are filled with what was given', async () => {
    const link = openLink(place('/mcp'));
    expect(await link.prompts()).toEqual([
      {
        name: 'review',
        title: 'Review a text',
        description: 'Asks for a review.',
        arguments: [
          { name: 'text', description: 'What to review', required: true },
          { name: 'tone', description: '', required: false },
        ],
      },
      {
        name: 'poster',
        title: 'A poster',
        description: 'Asks about a picture.',
        arguments: [],
      },
    ]);
    // What is no text of it is named.
    expect(await link.prompt('poster', {})).toEqual({
      text: 'What is on it?\n\nnotes://one:\na note',
      left: ['a picture (image/png)'],
    });
    const filled = await link.prompt('review', { text: 'a poem', tone: 'kind' });
    expect(filled.text).toBe('Review this: a poem\n\nAssistant: Which tone?\n\nkind');
    await link.close();
  });
});
