import type { Vault } from './vault.ts';

/** Gives the device's own AES-GCM key: code can use it and can never read it. */
export type DeviceKey = () => Promise<CryptoKey>;

/** Builds what gives it, and makes it where there is none yet. */
export function createDeviceKey(vault: Pick<Vault, 'wrapping'>): DeviceKey {
  // One promise for all callers: two first saves at once must not make two keys.
  let making: Promise<CryptoKey> | undefined;
  // Looked for each time: the browser may have taken the vault away, and what is encrypted under a key that is nowhere
  // kept cannot be read by the next background.
  return async () => {
    const kept = await vault.wrapping.get('device');
    if (kept) return kept.key;
    making ??= makeDeviceKey(vault).finally(() => {
      making = undefined;
    });
    return making;
  };
}

async function makeDeviceKey(vault: Pick<Vault, 'wrapping'>): Promise<CryptoKey> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  await vault.wrapping.put({ id: 'device', key, sealerId: crypto.randomUUID() });
  return key;
}
