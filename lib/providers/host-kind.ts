import { isLoopback, onDeviceUrl } from './base-url.ts';
import { findPreset } from './presets.ts';

/** Where an endpoint is, without saying who it is. */
export type HostKind = (typeof hostKinds)[number];

/** Every {@link HostKind}. */
export const hostKinds = ['on-device', 'loopback', 'local-network', 'remote', 'none'] as const;

/** RFC 1918, RFC 3927, RFC 4193 and RFC 4291, and the names that routers give (RFC 6762, RFC 8375). */
const localAddress =
  /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd]|\[fe[89ab])/;
const localName = /(?:^[^.:[\]]+|\.(?:local|lan|internal|home\.arpa))$/;

/** Where a base URL leads to; `none` where it leads nowhere. */
export function toHostKind(baseUrl: string): HostKind {
  if (baseUrl === onDeviceUrl) return 'on-device';
  if (!URL.canParse(baseUrl)) return 'none';
  const { hostname } = new URL(baseUrl);
  if (isLoopback(hostname)) return 'loopback';
  return localAddress.test(hostname) || localName.test(hostname) ? 'local-network' : 'remote';
}

/** Whether a base URL leads to the very host that the provider's preset names. */
export function isUsualHost(provider: string, baseUrl: string): boolean {
  const usual = findPreset(provider)?.baseUrl ?? '';
  if (usual === '' || !URL.canParse(usual) || !URL.canParse(baseUrl)) return false;
  const { host } = new URL(baseUrl);
  return host !== '' && new URL(usual).host === host;
}
