import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A door in front of a server: what comes while it is shut has left the browser and has not reached the server. */
export interface Doorway {
  /** `http://127.0.0.1:port/v1` */
  readonly baseUrl: string;
  /** From now on connections wait. Resolves, once called, when the first of them has come. */
  shut(): Promise<void>;
  /** Turns those away that wait, whose sender is dead by now, and lets all that come through. */
  open(): void;
  close(): Promise<void>;
}

/** Starts an open one before a server on 127.0.0.1. */
export async function createDoorway(serverUrl: string): Promise<Doorway> {
  const port = Number(new URL(serverUrl).port);
  const sockets = new Set<Socket>();
  const waiting = new Set<Socket>();
  let arrived: PromiseWithResolvers<void> | undefined;

  const pass = (client: Socket): void => {
    const server = connect(port, '127.0.0.1');
    sockets.add(server);
    client.pipe(server);
    server.pipe(client);
    client.on('close', () => server.destroy());
    server.on('close', () => {
      sockets.delete(server);
      client.destroy();
    });
    server.on('error', () => client.destroy());
  };

  const door = createServer((client) => {
    sockets.add(client);
    client.setNoDelay(true);
    client.on('error', () => client.destroy());
    client.on('close', () => {
      sockets.delete(client);
      waiting.delete(client);
    });
    if (!arrived) return pass(client);
    waiting.add(client);
    arrived.resolve();
  });
  door.listen(0, '127.0.0.1');
  await once(door, 'listening');

  return {
    baseUrl: `http://127.0.0.1:${(door.address() as AddressInfo).port}/v1`,
    shut() {
      arrived ??= Promise.withResolvers();
      return arrived.promise;
    },
    open() {
      arrived = undefined;
      for (const client of waiting) client.destroy();
      waiting.clear();
    },
    async close() {
      const closed = once(door, 'close');
      door.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
