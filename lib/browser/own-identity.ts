import { api } from './extension-api.ts';
import type { OwnIdentity } from './senders.ts';

/** Who we are, as the browser says it. */
export function readOwnIdentity(): OwnIdentity {
  const { protocol, host } = new URL(api.runtime.getURL('/'));
  return { id: api.runtime.id, origin: `${protocol}//${host}` };
}
