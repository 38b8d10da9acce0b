import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { AddressInfo } from 'node:net';
import { createHost } from './host.ts';
import { createSignIn } from './sign-in.ts';
import { tokens } from './places.ts';

/**
 * A server of tools on loopback, made with the official SDK, as a process of its own. Its first line says its port. Under
 * `/mcp`, `/json` (replies in one piece), `/bearer`, `/header`, `/oauth` and `/hostile` are servers; under others are places that
 * are none. `/control/…` is for the test.
 */
const host = createHost();

const server = createServer((request, response) => {
  void answer(request, response).catch((cause: unknown) => {
    response.writeHead(500).end(String(cause));
  });
});

const origin = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const signIn = createSignIn(origin);

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', origin());
  const { pathname } = url;
  const { method = 'GET' } = request;
  if (pathname.startsWith('/control/')) {
    const body = await host.control(pathname.slice('/control/'.length), url.searchParams);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    return;
  }
  host.note(method, pathname, request.headers);
  if (pathname === '/page') {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>No server of tools</h1>');
    return;
  }
  if (pathname === '/elsewhere') {
    response.writeHead(307, { location: `${origin()}/mcp` }).end();
    return;
  }
  // Never answered.
  if (pathname === '/silent') return;
  if (pathname === '/broken') {
    response.writeHead(503).end('out of order');
    return;
  }
  if (method !== 'GET' && pathname === '/nowhere') {
    response.writeHead(404).end('nothing is here');
    return;
  }
  const body = method === 'GET' ? undefined : Buffer.concat(await request.toArray());
  const web = new Request(url, {
    method,
    headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    ...(body && { body }),
  });
  const signed = await signIn.answer(web);
  if (signed) return send(signed, response);
  const refusal = refuse(pathname, web.headers);
  if (refusal) return send(refusal, response);
  await send(await host.serve(pathname, web, response), response);
}

function refuse(pathname: string, headers: Headers): Response | undefined {
  const said = headers.get('authorization');
  if (pathname === '/bearer' && said !== `Bearer ${tokens.bearer}`)
    return new Response(`no entry for ${said}`, { status: 401 });
  if (pathname === '/header' && headers.get('x-tools-key') !== tokens.header)
    return new Response('no entry', { status: 401 });
  if (pathname.startsWith('/oauth') && !signIn.isValid(pathname, said ?? ''))
    return new Response('no entry', {
      status: 401,
      headers: {
        'www-authenticate': `Bearer resource_metadata="${origin()}/.well-known/oauth-protected-resource${pathname}"`,
      },
    });
  return undefined;
}

async function send(from: Response, to: ServerResponse): Promise<void> {
  to.writeHead(from.status, Object.fromEntries(from.headers));
  to.flushHeaders();
  if (!from.body) {
    to.end();
    return;
  }
  const body = Readable.fromWeb(from.body as Parameters<typeof Readable.fromWeb>[0]);
  body.on('error', () => to.destroy());
  to.on('close', () => body.destroy());
  body.pipe(to);
}

// As a text: a number may be written in colour.
server.listen(Number(process.argv[2]), '127.0.0.1', () =>
  console.log(String((server.address() as AddressInfo).port)),
);
