import { readFileSync } from 'node:fs';
import type { KeyHunt } from '../../support/key-hunt.ts';

/** What of a network log of Chromium's is looked at. */
interface NetEvent {
  source: { id: number };
  params?: Readonly<Record<string, unknown>>;
}

/** How Chromium is started to write all that goes over its network, with headers and bodies, into a file. */
export function toNetLogArgs(file: string): string[] {
  return [`--log-net-log=${file}`, '--net-log-capture-mode=Everything'];
}

/** What was found in the log of a browser that has quit. */
export interface NetHunt {
  /** In requests to any other host than `ownHost`, and in addresses and referrers of all. */
  found: string[];
  /** How often the key went to `ownHost` or came back from there. */
  own: number;
  /** All hosts that anything was asked of. */
  hosts: Set<string>;
}

/** Looks for the key in all that went over the network; `ownHost`, with its port, may have it. */
export function huntInNetLog(
  file: string,
  { findIn, findInBytes }: KeyHunt,
  ownHost: string,
): NetHunt {
  const events = readEvents(file);
  const hostsOf = new Map<number, Set<string>>();
  for (const { source, params = {} } of events) {
    const hosts = hostsOf.get(source.id) ?? new Set();
    for (const host of toHosts(params)) hosts.add(host);
    hostsOf.set(source.id, hosts);
  }
  const hunt: NetHunt = {
    found: [],
    own: 0,
    hosts: new Set([...hostsOf.values()].flatMap((all) => [...all])),
  };
  for (const { source, params = {} } of events) {
    const hosts = [...(hostsOf.get(source.id) ?? [])];
    const { bytes } = params;
    const text = JSON.stringify(params);
    const forms = [
      ...findIn(text),
      ...(typeof bytes === 'string' ? findInBytes(Buffer.from(bytes, 'base64')) : []),
    ];
    if (forms.length === 0) continue;
    const isOwn = hosts.length === 1 && hosts[0] === ownHost;
    const told = [params['url'], toReferrers(params)].join(' ');
    if (isOwn && findIn(told).length === 0) hunt.own += 1;
    else hunt.found.push(`${hosts.join(', ') || 'no host'}: ${forms.join(', ')}`);
  }
  return hunt;
}

function readEvents(file: string): NetEvent[] {
  const text = readFileSync(file, 'utf8').trimEnd();
  // A browser that is ended in the middle writes no end.
  const whole = text.endsWith('}]}') || text.endsWith('}') ? text : `${text.replace(/,$/, '')}]}`;
  return (JSON.parse(whole) as { events: NetEvent[] }).events;
}

/** With whom an event is, by its address as a name or a number. */
function toHosts(params: Readonly<Record<string, unknown>>): string[] {
  const { url, address } = params;
  const found: string[] = [];
  if (typeof url === 'string' && URL.canParse(url)) found.push(new URL(url).host);
  if (typeof address === 'string') found.push(address);
  return found;
}

function toReferrers(params: Readonly<Record<string, unknown>>): string {
  const headers = params['headers'];
  const lines = Array.isArray(headers) ? headers.map(String) : [];
  return lines.filter((line) => /^(?:referer|origin):/i.test(line)).join(' ');
}
