import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A way to a server that can stop carrying anything, without a word to either side. */
export interface FreezingProxy {
  readonly port: number;
  /** From here on nothing passes on the connections that are open; new ones are not touched by it. */
  freeze(): void;
  close(): Promise<void>;
}

/**
 * Starts one on a free port of 127.0.0.1. A frozen connection is what is left of one after a machine has slept: open by
 * its own word, and dead.
 */
export async function createFreezingProxy(toPort: number): Promise<FreezingProxy> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(toPort, '127.0.0.1');
    const pair = [client, upstream] as const;
    pairs.add(pair);
    client.pipe(upstream);
    upstream.pipe(client);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const each of pair) each.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      for (const [client, upstream] of pairs) {
        client.unpipe(upstream);
        upstream.unpipe(client);
        // Read and thrown away: a paused socket would hide from us that the other side closes.
        client.resume();
        upstream.resume();
      }
    },
    async close() {
      for (const [client, upstream] of pairs) {
        client.destroy();
        upstream.destroy();
      }
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
