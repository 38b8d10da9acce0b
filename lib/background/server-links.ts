import type { Clock, Permissions } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import type { ServerTool } from '../core/tool-server.ts';
import type { WebSignIn } from '../core/web-sign-in.ts';
import { createOAuthSession } from '../mcp/oauth.ts';
import { createServerLink } from '../mcp/server-link.ts';
import type { ServerLink } from '../mcp/server-link.ts';
import { createBoundedFetch } from '../sse/bounded-fetch.ts';
import { KeyFault } from './credentials.ts';
import { openServer, toAllow } from './server-address.ts';
import { toSecrets, withoutSecrets } from './server-secrets.ts';

/** What links to servers are made with. */
export interface LinkSources {
  permissions: Pick<Permissions, 'has'>;
  /** What opens a server at that origin; null where nothing is kept. Rejects as `Credentials.read` does. */
  readToken(serverId: string, origin: string): Promise<string | null>;
  saveToken(serverId: string, origin: string, token: string): Promise<void>;
  signIn: Pick<WebSignIn, 'redirectUrl' | 'signIn'>;
  clock: Pick<Clock, 'elapsed' | 'after'>;
}

/** A link to a server, and what it has said. */
export interface OpenLink {
  readonly link: ServerLink;
  readonly url: string;
  /** What nobody is to be told. */
  readonly secrets: () => readonly string[];
  /** The tools that it lists: asked for once, and again after it has said that they are others. */
  listed(): Promise<ServerTool[]>;
  /** How long the list has been waited for, in ms. */
  waitedMs(): number;
}

/** How a link is to be opened. */
export interface LinkManner {
  /** What was typed; undefined for what is kept, null for nothing. */
  typed?: string | null | undefined;
  /** Whether somebody is there to sign in. */
  isAttended?: boolean;
}

/** Opens a link, or says why not. Nothing is sent yet. */
export async function openLink(
  server: ToolServer,
  { permissions, readToken, saveToken, signIn, clock }: LinkSources,
  { typed, isAttended = false }: LinkManner = {},
): Promise<OpenLink | { error: RunError }> {
  const place = await openServer(server, permissions);
  if ('error' in place) return place;
  const { url, origin } = place;
  const { host } = new URL(url);
  const isSignIn = server.auth === 'oauth';
  let token: string | null = null;
  if (server.auth !== 'none') {
    try {
      token = typed === undefined ? await readToken(server.id, origin) : typed;
    } catch (cause) {
      if (!(cause instanceof KeyFault)) throw cause;
      return { error: { kind: cause.fault === 'gone' ? 'key-gone' : 'key-locked', host } };
    }
    // Never without it instead: it is not for us to drop it.
    if (!token && !isSignIn) return { error: { kind: 'no-key', host } };
  }
  let secret = token;
  const oauth = isSignIn
    ? createOAuthSession({
        saved: token,
        async save(next) {
          secret = next;
          await saveToken(server.id, origin, next);
        },
        redirectUrl: signIn.redirectUrl(),
        signIn: isAttended ? signIn : undefined,
      })
    : undefined;
  const fetch = createBoundedFetch(toAllow(server, origin, permissions));
  const link = createServerLink({ ...server, url }, { token, oauth, fetch, clock });
  const secrets = (): readonly string[] => toSecrets(secret, isSignIn);
  return toOpenLink(toGuarded(link, secrets), url, secrets, clock);
}

function toOpenLink(
  link: ServerLink,
  url: string,
  secrets: () => readonly string[],
  clock: Pick<Clock, 'elapsed'>,
): OpenLink {
  let listed: Promise<ServerTool[]> | undefined;
  let sinceMs = 0;
  link.onChange((listing) => {
    if (listing === 'tools') listed = undefined;
  });
  return {
    link,
    url,
    secrets,
    listed() {
      if (listed) return listed;
      sinceMs = clock.elapsed();
      const listing = link.tools();
      listed = listing;
      listing.catch(() => {
        if (listed === listing) listed = undefined;
      });
      return listing;
    },
    waitedMs: () => (listed ? clock.elapsed() - sinceMs : 0),
  };
}

/** A link that says nothing of what opens the server, whatever the server says. */
function toGuarded(link: ServerLink, secrets: () => readonly string[]): ServerLink {
  const clean = async <Value>(said: Promise<Value>): Promise<Value> =>
    withoutSecrets(await said, secrets());
  return {
    tools: (signal) => clean(link.tools(signal)),
    call(name, input, options) {
      const { onProgress } = options;
      if (!onProgress) return clean(link.call(name, input, options));
      return clean(
        link.call(name, input, {
          ...options,
          onProgress: (progress, total, words) =>
            onProgress(progress, total, withoutSecrets(words, secrets())),
        }),
      );
    },
    resources: (signal) => clean(link.resources(signal)),
    read: (uri, signal) => clean(link.read(uri, signal)),
    prompts: (signal) => clean(link.prompts(signal)),
    prompt: (name, input, signal) => clean(link.prompt(name, input, signal)),
    onChange: link.onChange,
    close: link.close,
  };
}
