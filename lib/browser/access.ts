import { isEverywhere, toAccess } from '../core/access.ts';
import type { Access, AccessDesk, AccessItem } from '../core/access.ts';
import type { api as extensionApi } from './extension-api.ts';

type Api = typeof extensionApi;
type Permissions = Parameters<Api['permissions']['remove']>[0];

/**
 * What is allowed now, and how it is taken back. Comes with what shows it; the API is handed in, since what is shared with a
 * part that comes later would be a file of its own.
 */
export function createAccess(api: Api): AccessDesk {
  return {
    read: async (): Promise<Access> =>
      toAccess(await api.permissions.getAll(), api.runtime.getManifest().permissions),
    async revoke(item: AccessItem): Promise<boolean> {
      const { origins = [] } = await api.permissions.getAll();
      const doomed = toPermissions(item, origins);
      const isGone = await api.permissions.remove(doomed).catch(() => false);
      const left = (await api.permissions.getAll()).origins ?? [];
      const lost = origins.filter((one) => !left.includes(one) && !doomed.origins?.includes(one));
      // With every website Chromium takes each single one as well. What it has granted once it gives again without asking.
      if (lost.length > 0) await api.permissions.request({ origins: lost }).catch(() => false);
      return isGone;
    },
  };
}

function toPermissions(item: AccessItem, origins: readonly string[]): Permissions {
  if (typeof item === 'object') return { origins: [item.pattern] };
  // Some of these hold others, and taking back the one leaves them.
  if (item === 'everywhere') return { origins: origins.filter(isEverywhere) };
  // The types know what Firefox does: there it cannot be taken back.
  return { permissions: [item as 'tabs'] };
}
