import type { Permissions } from '../core/platform.ts';
import type { RunError } from '../core/run-error.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import { ServerFault } from '../mcp/server-fault.ts';
import { isLoopback, isUnencrypted, parseBaseUrl, toHost } from '../providers/base-url.ts';

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
 * Where requests for a server may go: to its own origin, and to sign in to others too, which it names itself. Those are
 * asked encrypted, or on this machine for a server on this machine, and only where the user lets us.
 */
export function toAllow(
  { auth }: Pick<Place, 'auth'>,
  origin: string,
  permissions: Pick<Permissions, 'has'>,
): (url: URL) => Promise<void> {
  const isLocal = isLoopback(new URL(origin).hostname);
  return async (url) => {
    const refuse = (kind: ServerFault['kind'], message: string): ServerFault =>
      new ServerFault(kind, message, { host: url.host });
    if (url.username || url.password) throw refuse('unreachable', 'an address with a password');
    const isOwn = url.origin === origin;
    if (!isOwn && auth !== 'oauth') throw refuse('not-allowed', 'the server sent us elsewhere');
    if (!isOwn && url.protocol !== 'https:' && !(isLocal && isLoopback(url.hostname)))
      throw refuse('unconfirmed', 'signing in without encryption');
    if (!(await permissions.has(url.origin)))
      throw refuse('no-permission', 'the user does not allow requests to that host');
  };
}
