import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nobody should ever speak to, and that remembers who did. */
export interface Canary {
  /** With its port. */
  readonly host: string;
  /** Paths that were asked for, with the referrer that came along; '' where a connection said nothing. */
  readonly seen: readonly { path: string; referrer: string }[];
  forget(): void;
  close(): Promise<void>;
}

/** Starts a {@link Canary} on a free port of 127.0.0.1. */
export async function createCanary(): Promise<Canary> {
  const seen: { path: string; referrer: string }[] = [];
  const server = createServer((request, response) => {
    seen.push({ path: request.url ?? '', referrer: request.headers.referer ?? '' });
    // A page that can be led to, and that says who led to it.
    response.setHeader('content-type', 'text/html');
    response.end('<!doctype html><title>Canary</title>');
  });
  server.on('connection', (socket) => {
    // A connection made ahead of a request that never comes tells something too.
    seen.push({ path: '', referrer: '' });
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    forget: () => void seen.splice(0),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
