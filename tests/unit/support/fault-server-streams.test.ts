import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chatStream, dataEvent, eventStream } from '../../support/fault-server/chat-script.ts';
import { nowMs } from '../../support/fault-server/clock.ts';
import { createFaultServer } from '../../support/fault-server/fault-server.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { Split } from '../../support/fault-server/script.ts';
import { seededText } from '../../support/seeded-text.ts';
import { postChat, readEvents } from './read-events.ts';

let server: FaultServer;
beforeAll(async () => {
  server = await createFaultServer();
});
afterAll(() => server.close());
beforeEach(() => server.reset());

const splits: [string, Split, (writes: number, bytes: number) => boolean][] = [
  ['event by event', 'events', (writes, bytes) => writes > 10 && writes < bytes / 50],
  ['whole', 'whole', (writes) => writes === 1],
  ['byte by byte', 'bytes', (writes, bytes) => writes === bytes],
  ['at seeded places', { seed: 9, longest: 300 }, (writes, bytes) => writes > bytes / 300],
  ['at given offsets', { offsets: [1, 2, 700, 701] }, (writes) => writes === 5],
];

describe('splits', () => {
  it.each(splits)('sends the same answer %s', async (_, split, isExpected) => {
    const text = seededText(4, 400);
    server.next(chatStream({ text, split, lineEnd: '\r\n' }));
    const read = await readEvents(await postChat(server.baseUrl));
    expect(read).toMatchObject({ text, isDone: true });
    const [request] = server.requests;
    expect(request?.sentText).toBe(text);
    expect(isExpected(request?.writes ?? 0, request?.sentBytes ?? 0)).toBe(true);
  });

  it('cuts a character between two writes, which arrive as two reads', async () => {
    server.next([
      { type: 'split', split: { offsets: [2] } },
      { type: 'text', text: '👍', delta: '👍' },
    ]);
    const response = await postChat(server.baseUrl);
    const sizes: number[] = [];
    for await (const bytes of response.body ?? []) sizes.push((bytes as Uint8Array).length);
    expect(server.requests[0]).toMatchObject({ writes: 2, sentBytes: 4, sentText: '👍' });
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4);
  });

  it('counts a delta as sent only with its last byte', async () => {
    server.next([
      { type: 'text', text: 'da' },
      { type: 'hold', name: 'middle' },
      { ...dataEvent('rest'), delta: 'late' },
    ]);
    const reading = postChat(server.baseUrl).then((response) => response.text());
    await server.held('middle');
    expect(server.requests[0]).toMatchObject({ sentText: '', sentBytes: 2 });
    server.release('middle');
    await reading;
    expect(server.requests[0]?.sentText).toBe('late');
  });
});

describe('holds', () => {
  it('lets tokens be seen while the server still has more to send', async () => {
    server.next(
      chatStream({
        deltas: ['one ', 'two ', 'three'],
        holdAfterDelta: [
          { index: 0, name: 'first' },
          { index: 1, name: 'second' },
        ],
      }),
    );
    const seen = Promise.withResolvers<void>();
    const reading = readEvents(await postChat(server.baseUrl), (text) => {
      if (text === 'one ') seen.resolve();
    });
    await seen.promise;
    expect(server.requests[0]).toMatchObject({ sentText: 'one ', closedAtMs: undefined });
    server.release('second');
    server.release('first');
    expect((await reading).text).toBe('one two three');
  });
});

describe('ends', () => {
  it('records promptly that the client closed, in a hold, in silence and in a pause', async () => {
    server.next(
      chatStream({ holdAfterDelta: { index: 0, name: 'never' } }),
      chatStream({ text: 'kept', finishReason: null, done: false, ending: 'silence' }),
      chatStream({ pauseBeforeMs: 60_000 }),
      [{ type: 'wait', ms: 60_000 }],
    );
    for (let index = 0; index < 4; index += 1) {
      const client = new AbortController();
      const posting = postChat(server.baseUrl, {}, client.signal).catch(() => undefined);
      const request = await server.request(index);
      if (index < 3) await posting;
      await sleep(20);
      const abortedAtMs = performance.timeOrigin + performance.now();
      client.abort();
      await expect(request.closed).resolves.toBe('client');
      expect(Math.abs((request.closedAtMs ?? 0) - abortedAtMs)).toBeLessThan(2000);
      await posting;
    }
    expect(server.requests[1]?.sentText).toBe('kept');
  });

  it('stops an endless stream when the client closes', async () => {
    server.next([{ type: 'endless', steps: [{ ...dataEvent({ choices: [] }), delta: '.' }] }]);
    const client = new AbortController();
    const response = await postChat(server.baseUrl, {}, client.signal);
    const [request] = server.requests;
    await readEvents(response, () => {
      if ((request?.deltas.length ?? 0) > 50) client.abort();
    });
    await expect(request?.closed).resolves.toBe('client');
    const sent = request?.writes;
    await sleep(30);
    expect(request?.writes).toBe(sent);
  });

  it('waits for a client that does not read, and notices when it leaves', async () => {
    const kilobyte = 'x'.repeat(1024);
    server.next([{ type: 'endless', steps: [{ type: 'text', text: kilobyte.repeat(64) }] }]);
    const client = new AbortController();
    await postChat(server.baseUrl, {}, client.signal);
    const [request] = server.requests;
    let before = -1;
    while (before !== request?.sentBytes) {
      before = request?.sentBytes ?? 0;
      await sleep(100);
    }
    client.abort();
    await expect(request.closed).resolves.toBe('client');
  });

  it.each([false, true])(
    'breaks the connection in the middle of an answer (reset: %s)',
    async (reset) => {
      const head = chatStream({ text: 'half an ans', finishReason: null, done: false }).slice(
        0,
        -1,
      );
      server.next([
        ...head,
        { type: 'hold', name: `read-${reset}` },
        { type: 'disconnect', reset },
      ]);
      const read = await readEvents(await postChat(server.baseUrl), (text) => {
        if (text === 'half an ans') server.release(`read-${reset}`);
      });
      expect(read).toMatchObject({ text: 'half an ans', isDone: false });
      expect(read.error).toBeDefined();
      await expect(server.requests[0]?.closed).resolves.toBe('server');
    },
  );

  it('breaks the connection before any header', async () => {
    server.next([{ type: 'disconnect' }]);
    await expect(postChat(server.baseUrl)).rejects.toThrow();
    expect(server.requests[0]).toMatchObject({ headersSentAtMs: undefined, closedBy: 'server' });
  });

  it('delivers what was written before it breaks the connection', async () => {
    server.next([...eventStream('data: 1\n\n').slice(0, -1), { type: 'disconnect' }]);
    const response = await postChat(server.baseUrl);
    let text = '';
    const reading = async () => {
      for await (const bytes of response.body ?? [])
        text += Buffer.from(bytes as Uint8Array).toString();
    };
    await expect(reading()).rejects.toThrow();
    expect(text).toBe('data: 1\n\n');
  });
});

describe('pace', () => {
  it('keeps 500 deltas a second over a second', async () => {
    const deltas = Array.from({ length: 501 }, (_, index) => `${index} `);
    server.next(chatStream({ deltas, deltasPerSecond: 500 }));
    const { text } = await readEvents(await postChat(server.baseUrl));
    expect(text).toBe(deltas.join(''));
    const sent = server.requests[0]?.deltas ?? [];
    // How far each delta of the second half is from its due time. The best one counts: a stall of the
    // machine spoils some of them, lateness that adds up would spoil all.
    const ratios = sent.slice(250).map(({ atMs }, index) => {
      return (atMs - (sent[0]?.atMs ?? 0)) / ((index + 250) * 2);
    });
    expect(sent).toHaveLength(501);
    expect(Math.min(...ratios)).toBeGreaterThan(0.9);
    expect(Math.min(...ratios)).toBeLessThan(1.1);
  });

  it('does not make up for a hold with a burst', async () => {
    server.next(
      chatStream({
        deltas: ['a', 'b', 'c', 'd'],
        deltasPerSecond: 20,
        holdAfterDelta: { index: 0, name: 'pause' },
      }),
    );
    const reading = readEvents(await postChat(server.baseUrl));
    await server.held('pause');
    await sleep(300);
    const releasedAtMs = nowMs();
    server.release('pause');
    await reading;
    const sent = server.requests[0]?.deltas ?? [];
    // From the release on, which no delay of this machine can shorten.
    expect((sent[3]?.atMs ?? 0) - releasedAtMs).toBeGreaterThan(60);
  });
});
