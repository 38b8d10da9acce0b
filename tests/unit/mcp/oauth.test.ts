import { toSecrets } from '../../../lib/background/server-secrets.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startMcpServer } from '../../support/mcp-server/start.ts';
import type { McpServer } from '../../support/mcp-server/start.ts';
import { createOAuthSession } from '../../../lib/mcp/oauth.ts';
import type { OAuthOptions } from '../../../lib/mcp/oauth.ts';
import { SignInEnded } from '../../../lib/core/web-sign-in.ts';
import { openLink } from './open-link.ts';

const redirectUrl = 'https://extension.example/back';

let server: McpServer;
beforeAll(async () => {
  server = await startMcpServer();
});
afterAll(() => server.stop());

/** The window of the browser, and a user who agrees; `change` is done to the address that comes back. */
function createWindow(change: (back: URL) => void = () => undefined) {
  const asked: URL[] = [];
  return {
    asked,
    redirectUrl: () => redirectUrl,
    async signIn(url: string) {
      asked.push(new URL(url));
      const { headers } = await fetch(url, { redirect: 'manual' });
      const back = new URL(headers.get('location')!);
      change(back);
      return back.href;
    },
  };
}

/** A link whose secret is kept in `kept`. */
function openWith(kept: { secret: string | null }, signIn?: OAuthOptions['signIn']) {
  const oauth = createOAuthSession({
    saved: kept.secret,
    async save(secret) {
      kept.secret = secret;
    },
    redirectUrl,
    signIn,
    origins: new Set([server.origin]),
    check: () => undefined,
  });
  return openLink(`${server.origin}/oauth`, { auth: 'oauth' }, { oauth });
}

test('a server that wants it is signed in to, with a proof, and keeps us until the token runs out', async () => {
  const kept = { secret: null };
  const opened = createWindow();
  const link = openWith(kept, opened);
  expect(await link.tools()).not.toEqual([]);
  await link.close();
  expect(opened.asked).toHaveLength(1);
  const { searchParams } = opened.asked[0]!;
  expect(searchParams.get('code_challenge_method')).toBe('S256');
  expect(searchParams.get('redirect_uri')).toBe(redirectUrl);

  // Nobody is asked again, after the background has died, and while the token can be renewed.
  const second = openWith(kept);
  expect(await second.tools()).not.toEqual([]);
  const before: string | null = kept.secret;
  await fetch(`${server.origin}/expire`);
  expect(await second.tools()).not.toEqual([]);
  expect(kept.secret).not.toBe(before);
  await second.close();

  // With nothing to renew it by, somebody has to sign in.
  await fetch(`${server.origin}/expire?all`);
  const third = openWith(kept);
  await expect(third.tools()).rejects.toMatchObject({ kind: 'no-key' });
});

test('nobody is sent anywhere unless somebody is there to sign in', async () => {
  await expect(openWith({ secret: null }).tools()).rejects.toMatchObject({ kind: 'no-key' });
});

test('a window that was closed, or an answer to another question, is no sign-in', async () => {
  const closed = {
    redirectUrl: () => redirectUrl,
    signIn: () => Promise.reject(new SignInEnded('closed')),
  };
  await expect(openWith({ secret: null }, closed).tools()).rejects.toMatchObject({
    kind: 'no-key',
  });
  const foreign = createWindow((back) => back.searchParams.set('state', 'of somebody else'));
  await expect(openWith({ secret: null }, foreign).tools()).rejects.toMatchObject({
    kind: 'no-key',
  });
});

test('what one server has given to renew by is not kept with the tokens of another', async () => {
  const tokens = {
    access_token: 'a',
    token_type: 'Bearer',
    refresh_token: 'of-a',
    issuer: 'https://a.example',
  };
  let kept = '';
  const { provider } = createOAuthSession({
    saved: JSON.stringify({ tokens }),
    async save(secret) {
      kept = secret;
    },
    redirectUrl,
    origins: new Set(),
    check: () => undefined,
  });
  await provider.saveTokens({
    access_token: 'b',
    token_type: 'Bearer',
    issuer: 'https://b.example',
  });
  expect(kept).not.toContain('of-a');
});

test('the page to sign in at is encrypted, or on this machine', async () => {
  const opened: string[] = [];
  const { provider } = createOAuthSession({
    saved: null,
    save: async () => undefined,
    redirectUrl,
    origins: new Set(),
    check: () => undefined,
    signIn: {
      redirectUrl: () => redirectUrl,
      async signIn(url) {
        opened.push(url);
        throw new SignInEnded('closed');
      },
    },
  });
  for (const url of ['http://phish.example/', 'ftp://127.0.0.1/', 'http://nas.lan/'])
    await expect(provider.redirectToAuthorization(new URL(url))).rejects.toMatchObject({
      kind: 'unconfirmed',
    });
  expect(opened).toEqual([]);
});

test('what was kept when nobody wrote down who had given it is sent nowhere: one signs in again', async () => {
  const signedIn = { secret: null as string | null };
  const first = openWith(signedIn, createWindow());
  await first.tools();
  await first.close();
  const kept = JSON.parse(signedIn.secret!) as Record<string, Record<string, unknown>>;
  delete kept['tokens']!['issuer'];
  delete kept['client']!['issuer'];
  const { access_token } = kept['tokens'] as { access_token: string };
  const old = { secret: JSON.stringify(kept) };
  await expect(openWith(old).tools()).rejects.toMatchObject({ kind: 'no-key' });
  const sent = (await server.seen()).requests.filter(({ headers }) =>
    headers['authorization']?.includes(access_token),
  );
  const opened = createWindow();
  const second = openWith(old, opened);
  expect(await second.tools()).not.toEqual([]);
  await second.close();
  expect(opened.asked).toHaveLength(1);
  const after = (await server.seen()).requests.filter(({ headers }) =>
    headers['authorization']?.includes(access_token),
  );
  expect(after).toHaveLength(sent.length);
});

test('all that a sign-in has brought is secret', () => {
  const saved = JSON.stringify({ tokens: { access_token: 'a', id_token: 'who' } });
  expect(toSecrets(saved, true)).toEqual(['a', 'who']);
});
