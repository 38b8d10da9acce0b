import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import { isInitializeRequest } from '@modelcontextprotocol/sdk/types.js';
import { createHostileServer } from './hostile-server.ts';
import type { Seen } from './places.ts';
import { createPlainServer } from './plain-server.ts';
import type { PlainServer } from './plain-server.ts';

interface Held {
  transport: WebStandardStreamableHTTPServerTransport;
  server: PlainServer;
  responses: Set<ServerResponse>;
}

/** The sessions of all places, and what the test is told of them. */
export function createHost() {
  const sessions = new Map<string, Held>();
  const seen: Seen = { requests: [], calls: [], cancelled: [], begun: 0, ended: 0 };

  const begin = async (path: string): Promise<Held> => {
    const server = path.startsWith('/hostile')
      ? createHostileServer(seen, path === '/hostile-pages' ? 3_000_000 : 0)
      : createPlainServer(seen);
    const held: Held = {
      server,
      responses: new Set(),
      transport: new WebStandardStreamableHTTPServerTransport({
        sessionIdGenerator: randomUUID,
        enableJsonResponse: path === '/json',
        onsessioninitialized(id) {
          seen.begun += 1;
          sessions.set(id, held);
        },
        onsessionclosed(id) {
          seen.ended += 1;
          sessions.delete(id);
        },
      }),
    };
    await server.server.connect(held.transport);
    return held;
  };

  return {
    note(method: string, path: string, headers: IncomingHttpHeaders): void {
      const plain = Object.entries(headers).map(([name, value]) => [name, String(value)] as const);
      seen.requests.push({ method, path, headers: Object.fromEntries(plain) });
    },
    async serve(path: string, request: Request, response: ServerResponse): Promise<Response> {
      const id = request.headers.get('mcp-session-id');
      const body: unknown = request.method === 'POST' ? await request.clone().json() : undefined;
      const held = id === null ? undefined : sessions.get(id);
      if (!held && !isInitializeRequest(body))
        return new Response('no such session', { status: 404 });
      const { transport, responses } = held ?? (await begin(path));
      if (request.method === 'POST') {
        responses.add(response);
        response.on('close', () => responses.delete(response));
      }
      return transport.handleRequest(request);
    },
    async control(word: string, query: URLSearchParams): Promise<unknown> {
      switch (word) {
        case 'seen':
          return seen;
        // As a server that was started anew.
        case 'forget':
          sessions.clear();
          return {};
        // The connections of what is asked just now.
        case 'cut':
          for (const { responses } of sessions.values()) for (const one of responses) one.destroy();
          return {};
        case 'change':
          for (const { server } of sessions.values()) await server.change(query.get('name') ?? '');
          return {};
        case 'release':
          for (const { server } of sessions.values()) server.release();
          return {};
        default:
          throw new Error(`no such word: ${word}`);
      }
    },
  };
}
