import type { Permissions } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import { ServerFault } from '../mcp/server-fault.ts';
import { isLoopbackUrl, isUnencrypted, parseBaseUrl, toHost } from '../providers/base-url.ts';

/** Where a server of tools may be asked. */
type Place = Pick<ToolServer, 'url' | 'auth' | 'confirmedOrigin'>;

/** The address of a server and its origin, or why it is not asked: the same rules as for a connection. */
export async function openServer(
  server: Place,
  permissions: Pick<Permissions, 'has'>,
): Promise<{ url: string; origin: string } | { error: RunError }> {
  const host = toHost(server.url);
  const parsed = parseBaseUrl(server.url, 'whole');
  if ('fault' in parsed || !parsed.origin.startsWith('http'))
    return { error: { kind: 'unreachable', host } };
  const { baseUrl: url, origin } = parsed;
  if (isUnencrypted(origin) && server.confirmedOrigin !== origin)
    return { error: { kind: 'unconfirmed', host } };
  if (!(await permissions.has(origin))) return { error: { kind: 'no-permission', host } };
  return { url, origin };
}

/**
 * Throws where nothing may be sent to an address to sign in at. A server names it, and may name anybody: until the user has seen
 * that origin and agreed to it, nobody there hears of us. It is asked encrypted, or on this machine for a server on this machine.
 */
export function toCheck(origin: string, agreed: ReadonlySet<string>): (url: URL) => void {
  return ({ origin: named, protocol, host }) => {
    if (agreed.has(named)) return;
    const isHere = protocol === 'http:' && isLoopbackUrl(named) && isLoopbackUrl(origin);
    throw protocol === 'https:' || isHere
      ? new ServerFault('no-permission', `signing in at ${named}`, { host: named })
      : new ServerFault('unconfirmed', 'signing in without encryption', { host });
  };
}

/**
 * Where requests for a server may go: to its own origin, and to sign in to others too, which `check` looks at, and only where the
 * user lets us.
 */
export function toAllow(
  origin: string,
  check: ((url: URL) => void) | undefined,
  permissions: Pick<Permissions, 'has'>,
): (url: URL) => Promise<void> {
  return async (url) => {
    const refuse = (kind: ServerFault['kind'], message: string): ServerFault =>
      new ServerFault(kind, message, { host: url.host });
    if (url.username || url.password) throw refuse('unreachable', 'an address with a password');
    if (check) check(url);
    else if (url.origin !== origin) throw refuse('not-allowed', 'the server sent us elsewhere');
    if (!(await permissions.has(url.origin)))
      throw new ServerFault('no-permission', 'the user does not allow requests to that host', {
        host: url.origin === origin ? url.host : url.origin,
      });
  };
}
