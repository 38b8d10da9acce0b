import { BackgroundEnding } from '../core/platform.ts';
import type { Permissions } from '../core/platform.ts';
import { api } from './extension-api.ts';

/** Host permissions. A match pattern has no port: access to a host is access to all its ports. */
export const hostPermissions: Permissions = {
  has: (origin) =>
    api.permissions.contains({ origins: [toPattern(origin)] }).catch((cause: unknown) => {
      throw isOfEnd(cause) ? new BackgroundEnding() : cause;
    }),
  request: (origin) => api.permissions.request({ origins: [toPattern(origin)] }),
};

/** What Chromium says to a service worker that it is ending (measured); nothing else tells that worker of its end. */
function isOfEnd(cause: unknown): boolean {
  return cause instanceof Error && cause.message === 'No SW';
}

function toPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
