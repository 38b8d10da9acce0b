import type { Clock, Permissions } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import type { ServerTool } from '../core/tool-server.ts';
import type { WebSignIn } from '../core/web-sign-in.ts';
import { createOAuthSession } from '../mcp/oauth.ts';
import { ServerFault } from '../mcp/server-fault.ts';
import { createServerLink } from '../mcp/server-link.ts';
import type { ServerLink } from '../mcp/server-link.ts';
import { createBoundedFetch } from '../sse/bounded-fetch.ts';
import { KeyFault } from './credentials.ts';
import { openServer, toAllow, toCheck } from './server-address.ts';
import { toAgreed, toSecrets, withoutSecrets } from './server-secrets.ts';

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
  /**
   * Why the server may not be asked any more; undefined where it may. What opens it may be locked and leave withdrawn while
   * the link stands. From then on nothing more is sent over it.
   */
  refusal(): Promise<RunError | undefined>;
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
  /** Origins at which the user has said that we may sign in. */
  signInAt?: readonly string[] | undefined;
}

/** Opens a link, or says why not. Nothing is sent yet. */
export async function openLink(
  server: ToolServer,
  sources: LinkSources,
  { typed, isAttended = false, signInAt = [] }: LinkManner = {},
): Promise<OpenLink | { error: RunError }> {
  const { permissions, saveToken, signIn, clock } = sources;
  const opened = await findLeave(server, sources, typed);
  if ('error' in opened) return opened;
  const { url, origin, token } = opened;
  const isSignIn = server.auth === 'oauth';
  let secret = token;
  const origins = new Set<string>([origin, ...toAgreed(token), ...signInAt]);
  const check = toCheck(origin, origins);
  const oauth = isSignIn
    ? createOAuthSession({
        saved: token,
        async save(next) {
          secret = next;
          await saveToken(server.id, origin, next);
        },
        redirectUrl: signIn.redirectUrl(),
        signIn: isAttended ? signIn : undefined,
        origins,
        check,
      })
    : undefined;
  const allow = toAllow(origin, isSignIn ? check : undefined, permissions);
  let isShut = false;
  const fetch = createBoundedFetch(async (to) => {
    // Not even that it ends: that would be said with the token.
    if (isShut) throw new ServerFault('interrupted', 'the server may not be asked any more');
    await allow(to);
  });
  const link = createServerLink({ ...server, url }, { token, oauth, fetch, clock });
  const secrets = (): readonly string[] => toSecrets(secret, isSignIn);
  const refusal = async (): Promise<RunError | undefined> => {
    const leave = await findLeave(server, sources, typed);
    if (!('error' in leave)) return undefined;
    isShut = true;
    return leave.error;
  };
  return { ...toListing(toGuarded(link, secrets), clock), url, refusal, secrets };
}

/** What a server may be asked with now, or why it may not be asked. */
async function findLeave(
  server: ToolServer,
  { permissions, readToken }: Pick<LinkSources, 'permissions' | 'readToken'>,
  typed: string | null | undefined,
): Promise<{ url: string; origin: string; token: string | null } | { error: RunError }> {
  const place = await openServer(server, permissions);
  if ('error' in place || server.auth === 'none')
    return 'error' in place ? place : { ...place, token: null };
  const { host } = new URL(place.url);
  try {
    const token = typed === undefined ? await readToken(server.id, place.origin) : typed;
    // Never without it instead: it is not for us to drop it.
    if (!token && server.auth !== 'oauth') return { error: { kind: 'no-key', host } };
    return { ...place, token };
  } catch (cause) {
    if (!(cause instanceof KeyFault)) throw cause;
    return { error: { kind: cause.fault === 'gone' ? 'key-gone' : 'key-locked', host } };
  }
}

function toListing(
  link: ServerLink,
  clock: Pick<Clock, 'elapsed'>,
): Pick<OpenLink, 'link' | 'listed' | 'waitedMs'> {
  let listed: Promise<ServerTool[]> | undefined;
  let sinceMs = 0;
  link.onChange((listing) => {
    if (listing === 'tools') listed = undefined;
  });
  return {
    link,
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
    hasMore: link.hasMore,
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
