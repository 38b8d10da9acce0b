import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nowMs } from './clock.ts';
import { defaultReply } from './default-reply.ts';
import { createGates } from './gates.ts';
import { playScript } from './play-script.ts';
import { createRequestLog } from './recorded-request.ts';
import type { RecordedRequest } from './recorded-request.ts';
import type { Script } from './script.ts';

/** A script, or a choice of one by what the request says. */
export type Reply = Script | ((request: RecordedRequest) => Script);

/** Says whether something is meant for a request. */
export type RequestMatch = (request: RecordedRequest) => boolean;

/**
 * A real HTTP server that does what tests tell it, byte by byte. A request is answered by the
 * newest `when` that matches; else, for a POST, by the oldest unused `next`, then by `otherwise`;
 * else as a healthy server with two models would.
 */
export interface FaultServer {
  /** `http://127.0.0.1:port` */
  readonly url: string;
  /** `url` + `/v1`: what a user would enter as base URL. */
  readonly baseUrl: string;
  /** All requests so far, in the order in which their bodies were complete. */
  readonly requests: readonly RecordedRequest[];
  /** Waits for the request with this index, counted from 0 among those that match. */
  request(index: number, matches?: RequestMatch): Promise<RecordedRequest>;
  /** Queues replies, one for each coming POST: a model list never uses up a chat's reply. */
  next(...replies: Reply[]): void;
  /** Sets the reply of every POST for which nothing is queued. */
  otherwise(reply: Reply): void;
  /** Sets the reply of all matching requests of any method, until the returned function is called. */
  when(matches: RequestMatch, reply: Reply): () => void;
  /** Lets scripts pass the hold of this name, now and later. */
  release(name: string): void;
  /** Resolves when a script has come to the hold of this name. */
  held(name: string): Promise<void>;
  /** Drops running exchanges, replies, records and releases: a fresh server on the same port. */
  reset(): void;
  /** Drops all sockets and stops listening. */
  close(): Promise<void>;
}

interface Waiter {
  readonly index: number;
  readonly matches: RequestMatch;
  readonly found: PromiseWithResolvers<RecordedRequest>;
}

/** Starts a {@link FaultServer} on a free port of 127.0.0.1. */
export async function createFaultServer(): Promise<FaultServer> {
  const requests: RecordedRequest[] = [];
  const queue: Reply[] = [];
  const rules: { matches: RequestMatch; reply: Reply }[] = [];
  const waiters = new Set<Waiter>();
  const running = new Set<{ disconnect(): void }>();
  let fallback: Reply = defaultReply;
  let gates = createGates();

  const chooseScript = (request: RecordedRequest): Script => {
    const rule = rules.findLast(({ matches }) => matches(request));
    const isPost = request.method === 'POST';
    const reply = rule?.reply ?? (isPost ? (queue.shift() ?? fallback) : defaultReply);
    return typeof reply === 'function' ? reply(request) : reply;
  };

  const settleWaiters = (): void => {
    for (const waiter of waiters) {
      const request = requests.filter(waiter.matches)[waiter.index];
      if (!request) continue;
      waiters.delete(waiter);
      waiter.found.resolve(request);
    }
  };

  const serve = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const arrivedAtMs = nowMs();
    const closing = new AbortController();
    let droppedByServer = false;
    // Writing to a socket that was closed meanwhile emits an error; 'close' has said it all.
    response.on('error', () => {});

    const bodyText = await readBody(incoming);
    if (bodyText === undefined) return;
    const log = createRequestLog(incoming, bodyText, arrivedAtMs);
    const disconnect = (reset = false): void => {
      droppedByServer = true;
      if (reset) incoming.socket.resetAndDestroy();
      else incoming.socket.destroy();
    };
    const exchange = { disconnect };
    running.add(exchange);
    const onClose = (): void => {
      running.delete(exchange);
      log.noteClosed(droppedByServer || response.writableFinished ? 'server' : 'client');
      closing.abort();
    };
    if (response.closed) onClose();
    else response.once('close', onClose);
    requests.push(log.request);
    settleWaiters();
    const stage = { response, log, gates, disconnect, signal: closing.signal };
    try {
      await playScript(chooseScript(log.request), stage);
    } catch (error) {
      disconnect();
      throw error;
    }
  };

  // Not caught: a script that cannot be played is a mistake in a test and must fail its run.
  const server = createServer((incoming, response) => void serve(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const disconnectAll = (): void => {
    for (const exchange of running) exchange.disconnect();
  };

  const reset = (): void => {
    disconnectAll();
    requests.length = 0;
    queue.length = 0;
    rules.length = 0;
    fallback = defaultReply;
    gates = createGates();
  };

  return {
    url,
    baseUrl: `${url}/v1`,
    requests,
    request: (index, matches = () => true) => {
      const waiter: Waiter = { index, matches, found: Promise.withResolvers() };
      waiters.add(waiter);
      settleWaiters();
      return waiter.found.promise;
    },
    next: (...replies) => void queue.push(...replies),
    otherwise: (reply) => {
      fallback = reply;
    },
    when: (matches, reply) => {
      const rule = { matches, reply };
      rules.push(rule);
      return () => {
        if (rules.includes(rule)) rules.splice(rules.indexOf(rule), 1);
      };
    },
    release: (name) => gates.release(name),
    held: (name) => gates.held(name),
    reset,
    close: async () => {
      disconnectAll();
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      for (const { found } of waiters) {
        // Marked as seen first: a wait that the test gave up must not fail the run.
        found.promise.catch(() => {});
        found.reject(new Error('The fault server was closed before the request came'));
      }
    },
  };
}

/** @returns `undefined` when the client left before its body was complete */
async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}
