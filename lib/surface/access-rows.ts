import { isEverywhere, toPatternHost } from '../core/access.ts';
import type { Access, AccessItem } from '../core/access.ts';
import type { ConnectionView } from '../core/connection.ts';
import type { OwnTool } from '../core/tool-settings.ts';
import { onDeviceUrl } from '../providers/base-url.ts';

/** A host in the list of permissions. */
export interface HostRow {
  /** As it is shown. */
  host: string;
  /** What takes it back; null where it is not granted. */
  item: AccessItem | null;
  /** The names of the connections that need it, and of the user's own tools that use it. */
  names: readonly string[];
}

/**
 * The hosts that are granted or that a connection needs, with the connections of each. A tool asks for its host when it is
 * called, so it needs none beforehand.
 */
export function toHostRows(
  access: Pick<Access, 'hosts' | 'everywhere'>,
  connections: readonly Pick<ConnectionView, 'name' | 'baseUrl'>[],
  ownTools: readonly Pick<OwnTool, 'name' | 'reply'>[] = [],
): HostRow[] {
  const tools = ownTools.flatMap(({ name, reply }) =>
    reply.type === 'endpoint' ? [{ name, baseUrl: reply.url }] : [],
  );
  const asking = connections.filter(({ baseUrl }) => baseUrl !== onDeviceUrl);
  const granted = access.hosts.map((pattern) => ({
    host: toPatternHost(pattern),
    item: { pattern },
    names: [...asking, ...tools]
      .filter(({ baseUrl }) => isCovered(baseUrl, pattern))
      .map(({ name }) => name),
  }));
  if (access.everywhere) return granted;
  const missing = new Map<string, string[]>();
  for (const { name, baseUrl } of asking) {
    if (!URL.canParse(baseUrl) || access.hosts.some((pattern) => isCovered(baseUrl, pattern)))
      continue;
    const { protocol, hostname } = new URL(baseUrl);
    const host = toPatternHost(`${protocol}//${hostname}/*`);
    missing.set(host, [...(missing.get(host) ?? []), name]);
  }
  const wanted = [...missing].map(([host, names]) => ({ host, item: null, names }));
  return [...granted, ...wanted];
}

/** Whether that pattern allows requests to that origin. Patterns have no port. */
export function isCovered(origin: string, pattern: string): boolean {
  if (!URL.canParse(origin)) return false;
  const { protocol, hostname } = new URL(origin);
  if (isEverywhere(pattern))
    return pattern === '<all_urls>' || ['*:', protocol].includes(pattern.split('//', 1)[0] ?? '');
  const [scheme, host = ''] = pattern.replace(/\/\*$/, '').split('://');
  if (scheme !== '*' && `${scheme}:` !== protocol) return false;
  if (!host.startsWith('*.')) return host === hostname;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}
