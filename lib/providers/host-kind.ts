import { isLoopback, onDeviceUrl } from './base-url.ts';
import { isLocalNetwork } from './local-network.ts';
import { findPreset } from './presets.ts';

/** Where an endpoint is, without saying who it is. */
export type HostKind = (typeof hostKinds)[number];

/** Every {@link HostKind}. */
export const hostKinds = ['on-device', 'loopback', 'local-network', 'remote', 'none'] as const;

/** Where a base URL leads to; `none` where it leads nowhere. */
export function toHostKind(baseUrl: string): HostKind {
  if (baseUrl === onDeviceUrl) return 'on-device';
  if (!URL.canParse(baseUrl)) return 'none';
  const { hostname } = new URL(baseUrl);
  if (isLoopback(hostname)) return 'loopback';
  return isLocalNetwork(hostname) ? 'local-network' : 'remote';
}

/** Whether a base URL leads to the very host that the provider's preset names. */
export function isUsualHost(provider: string, baseUrl: string): boolean {
  const usual = findPreset(provider)?.baseUrl ?? '';
  if (usual === '' || !URL.canParse(usual) || !URL.canParse(baseUrl)) return false;
  const { host } = new URL(baseUrl);
  return host !== '' && new URL(usual).host === host;
}
