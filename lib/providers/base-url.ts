import { isLocalNetwork } from './local-network.ts';

/** What is wrong with a base URL that a person typed. */
export type BaseUrlFault =
  | 'empty'
  | 'malformed'
  | 'unsupported-scheme'
  | 'insecure'
  | 'has-credentials';

/** A base URL that requests can be built on, or what is wrong with it. */
export type BaseUrlResult = { baseUrl: string; origin: string } | { fault: BaseUrlFault };

/** `base`: other addresses are built on it. `whole`: requests go to the very address. */
export type AddressForm = 'base' | 'whole';

/**
 * What documentation gives as the address: that of one endpoint, which is no base to build the others on. Half an
 * address, as `/v1/chat`, is one only behind a version: elsewhere it may be the name of a place.
 */
const endpointPath =
  /(?:(?:\/chat)?\/completions|\/responses|\/messages|\/models|(?<=\/v\d\w*\/*)(?:\/chat)+|\/)+$/i;

/** The version at the end of a path. Nobody's is in capitals. */
const versionPath = /\/v\d+(?:alpha|beta)?$/i;

/** Azure's hosts, whose earlier APIs stand beside the one at home, and are told by a version in the query. */
const azureHost = /\.(?:openai|services\.ai|cognitiveservices)\.azure\.com$/;

/**
 * Where a host alone has its endpoints, if not at `/v1`. What people paste first is the host, and the rest of the path
 * is what nobody remembers.
 */
const homes: readonly (readonly [host: RegExp, path: string])[] = [
  [/^openrouter\.ai$/, '/api/v1'],
  [/^generativelanguage\.googleapis\.com$/, '/v1beta/openai'],
  [azureHost, '/openai/v1'],
  [/^api\.groq\.com$/, '/openai/v1'],
  [/^api\.fireworks\.ai$/, '/inference/v1'],
  [/(?:^|\.)dashscope(?:-[a-z]+)?\.aliyuncs\.com$/, '/compatible-mode/v1'],
  [/^api\.deepseek\.com$/, ''],
];

/** The address of the browser's own model: nothing leaves the browser for it. */
export const onDeviceUrl = 'on-device:';

/** Where programs that serve models listen unless they are told otherwise, each at a port of its own. */
export const usualLocalOrigin = 'http://localhost';

const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether that host is this machine, whatever the network says. */
export function isLoopback(hostname: string): boolean {
  return loopbackHosts.has(hostname);
}

/** Whether that text is a URL of this machine. */
export function isLoopbackUrl(url: string): boolean {
  return URL.canParse(url) && isLoopback(new URL(url).hostname);
}

/** Whether requests to that URL stay on this machine. */
export function staysHere(url: string): boolean {
  return url === onDeviceUrl || isLoopbackUrl(url);
}

/**
 * Whether what is sent to that origin can be read by others on the way, the key too. Only hosts of the user's own network
 * may be asked like that, each after it was confirmed.
 */
export function isUnencrypted(origin: string): boolean {
  return origin.startsWith('http:') && !isLoopbackUrl(origin);
}

/**
 * Makes the base URL out of what a person pastes: a host alone, with or without scheme, with or without `/v1`, or the
 * whole address of an endpoint. A host alone gets `/v1` or what is known of it, and so does the beginning of what is
 * known; any other path is taken as meant. Of a query only Azure's `api-version` is kept: others have been seen to carry
 * keys, and this is shown and stored in the clear. Plain http is for loopback and hosts of a network of one's own: across
 * the net a key must not travel in the clear. What {@link isUnencrypted} still has to be confirmed.
 * An address that is meant whole stays as it was typed, query and all.
 */
export function parseBaseUrl(typed: string, form: AddressForm = 'base'): BaseUrlResult {
  const text = typed.trim();
  if (text === onDeviceUrl) return { baseUrl: text, origin: text };
  if (text === '') return { fault: 'empty' };
  if (/\s/.test(text)) return { fault: 'malformed' };
  const url = toUrl(text);
  if (!url?.hostname) return { fault: 'malformed' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { fault: 'unsupported-scheme' };
  if (url.username || url.password) return { fault: 'has-credentials' };
  if (isUnencrypted(url.origin) && !isLocalNetwork(url.hostname)) return { fault: 'insecure' };
  if (form === 'whole') {
    return { baseUrl: url.origin + url.pathname + url.search, origin: url.origin };
  }
  const path = toPath(url);
  return { baseUrl: `${url.origin}${path}${toKeptQuery(url)}`, origin: url.origin };
}

function toPath(url: URL): string {
  const { pathname, hostname } = url;
  const typed = pathname
    .replace(endpointPath, '')
    .replace(versionPath, (version) => version.toLowerCase());
  if (azureHost.test(hostname)) {
    // There it is no list but the place of an API.
    const models = /^\/+models(?=\/|$)/i.test(pathname);
    if (typed === '' && models) return '/models';
    if (typed !== '' && toKeptQuery(url) !== '') return typed;
  }
  const home = homes.find(([host]) => host.test(hostname))?.[1] ?? '/v1';
  if (typed === '') return home;
  // `/v1` is what everybody adds by habit, also where it stands further down.
  const isBeginning = `${home}/`.startsWith(`${typed.toLowerCase()}/`);
  return isBeginning || (typed === '/v1' && home !== '') ? home : typed;
}

function toKeptQuery(url: URL): string {
  const version = url.searchParams.get('api-version') ?? '';
  return /^[\w.-]{1,64}$/.test(version) ? `?api-version=${version}` : '';
}

/**
 * The base URL below which an endpoint lists its models. `insteadOf` is a part of the path where they stand, as the
 * preset names it; without it, or where it is not, they stand below the base URL itself.
 */
export function toListBase(baseUrl: string, insteadOf?: string): string {
  const [base = '', query] = baseUrl.split('?', 2);
  const at = insteadOf === undefined ? -1 : base.indexOf(insteadOf);
  if (at === -1) return baseUrl;
  return base.slice(0, at) + (query === undefined ? '' : `?${query}`);
}

/** `host[:port]` of a URL, for sentences; the text itself when it is no URL. */
export function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function toUrl(text: string): URL | undefined {
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (hasScheme) return URL.canParse(text) ? new URL(text) : undefined;
  // `host:port` would parse as a scheme, so the scheme is put before anything else looks at it.
  const guess = `https://${text}`;
  if (!URL.canParse(guess)) return undefined;
  const url = new URL(guess);
  if (!/^(localhost|\[[0-9a-f:.]+\]|[^/]+\.[^/]+|\d+\.\d+\.\d+\.\d+)$/i.test(url.hostname))
    return undefined;
  return isLoopback(url.hostname) ? new URL(`http://${text}`) : url;
}
