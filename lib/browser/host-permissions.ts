import type { Permissions } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** Host permissions. A match pattern has no port: access to a host is access to all its ports. */
export const hostPermissions: Permissions = {
  has: (origin) => api.permissions.contains({ origins: [toPattern(origin)] }),
  request: (origin) => api.permissions.request({ origins: [toPattern(origin)] }),
};

function toPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
