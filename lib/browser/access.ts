import { isEverywhere, isHere, toAccess } from '../core/access.ts';
import type { Access, AccessItem } from '../core/access.ts';
import type { api as extensionApi } from './extension-api.ts';

type Api = typeof extensionApi;
type Permissions = Parameters<Api['permissions']['remove']>[0];

/**
 * What is allowed now, and how it is taken back. Comes with what shows it; the API is handed in, since what is shared with a
 * part that comes later would be a file of its own.
 */
export function createAccess(api: Api) {
  // Chromium holds what the manifest asks for as one with the installation; in Firefox it is the user's.
  const mayRevokeHere = api.runtime.getURL('/').startsWith('moz-extension:');
  return {
    read: async (): Promise<Access> => toAccess(await api.permissions.getAll(), mayRevokeHere),
    /** Resolves with whether the browser has taken it back. */
    async revoke(item: AccessItem): Promise<boolean> {
      const { origins = [] } = await api.permissions.getAll();
      return api.permissions.remove(toPermissions(item, origins)).catch(() => false);
    },
  };
}

function toPermissions(item: AccessItem, origins: readonly string[]): Permissions {
  if (typeof item === 'object') return { origins: [item.pattern] };
  if (item === 'here') return { origins: origins.filter(isHere) };
  // Some of these hold others, and taking back the one leaves them.
  if (item === 'everywhere') return { origins: origins.filter(isEverywhere) };
  return { permissions: [item] };
}
