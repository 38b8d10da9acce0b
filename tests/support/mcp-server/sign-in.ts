import { createHash, randomUUID } from 'node:crypto';

/** Where `/oauth-elsewhere` has one sign in; another origin, once a test has said which. */
const elsewhere = { metadata: 'https://login.example', token: '' };

/** Signing in at `/oauth`: whoever comes to `/authorize` is let through at once. Tokens run out with `/control/…`'s friends. */
export function createSignIn(origin: () => string) {
  const clients = new Map<string, readonly string[]>();
  const codes = new Map<string, { client: string; challenge: string; redirect: string }>();
  const access = new Set<string>();
  const renewals = new Map<string, string>();

  const json = (body: unknown, status = 200): Response => Response.json(body, { status });

  const issue = (client: string): Response => {
    const [token, renewal] = [randomUUID(), randomUUID()];
    access.add(token);
    renewals.set(renewal, client);
    return json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: 60,
      refresh_token: renewal,
    });
  };

  const exchange = (form: URLSearchParams): Response => {
    const client = form.get('client_id') ?? '';
    if (form.get('grant_type') === 'refresh_token') {
      const renewal = form.get('refresh_token') ?? '';
      if (renewals.get(renewal) !== client) return json({ error: 'invalid_grant' }, 400);
      renewals.delete(renewal);
      return issue(client);
    }
    const held = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (held?.client !== client || held.challenge !== proof)
      return json({ error: 'invalid_grant' }, 400);
    return issue(client);
  };

  return {
    /** @param path `/oauth-elsewhere` takes whatever a token looks like: who has given it is another process */
    isValid: (path: string, said: string): boolean =>
      path === '/oauth-elsewhere'
        ? /^Bearer [\da-f-]{36}$/.test(said)
        : access.has(said.replace(/^Bearer /, '')),
    async answer(request: Request): Promise<Response | undefined> {
      const url = new URL(request.url);
      const base = origin();
      switch (url.pathname) {
        case '/.well-known/oauth-protected-resource/oauth':
          return json({ resource: `${base}/oauth`, authorization_servers: [base] });
        case '/.well-known/oauth-protected-resource/oauth-elsewhere':
          return json({
            resource: `${base}/oauth-elsewhere`,
            authorization_servers: [elsewhere.metadata],
          });
        case '/.well-known/oauth-authorization-server':
          return json({
            issuer: base,
            authorization_endpoint: `${base}/authorize`,
            token_endpoint: `${elsewhere.token || base}/token`,
            registration_endpoint: `${base}/register`,
            response_types_supported: ['code'],
            code_challenge_methods_supported: ['S256'],
            token_endpoint_auth_methods_supported: ['none'],
          });
        case '/register': {
          const wanted = (await request.json()) as { redirect_uris: readonly string[] };
          const id = randomUUID();
          clients.set(id, wanted.redirect_uris);
          return json({ ...wanted, client_id: id }, 201);
        }
        case '/authorize': {
          const { searchParams } = url;
          const client = searchParams.get('client_id') ?? '';
          const redirect = searchParams.get('redirect_uri') ?? '';
          if (!clients.get(client)?.includes(redirect))
            return new Response('who?', { status: 400 });
          const code = randomUUID();
          codes.set(code, {
            client,
            redirect,
            challenge: searchParams.get('code_challenge') ?? '',
          });
          const back = new URL(redirect);
          back.searchParams.set('code', code);
          back.searchParams.set('state', searchParams.get('state') ?? '');
          return new Response(null, { status: 302, headers: { location: back.href } });
        }
        case '/token':
          return exchange(new URLSearchParams(await request.text()));
        // Where `/oauth-elsewhere` has one sign in, and where the tokens of this one are got.
        case '/send':
          Object.assign(elsewhere, Object.fromEntries(url.searchParams));
          return json({});
        // All tokens run out, and with `all` nothing renews them.
        case '/expire':
          access.clear();
          if (url.search === '?all') renewals.clear();
          return json({});
        default:
          return undefined;
      }
    },
  };
}
