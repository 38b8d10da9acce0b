import type { Vault, WrappingRow } from './vault.ts';

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
    making ??= keepDeviceKey(vault).finally(() => {
      making = undefined;
    });
    return making;
  };
}

/** Makes one, which is kept nowhere yet. */
export async function makeDeviceKey(): Promise<WrappingRow> {
  const algorithm = { name: 'AES-GCM', length: 256 };
  const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt', 'decrypt']);
  return { id: 'device', key, sealerId: crypto.randomUUID() };
}

async function keepDeviceKey(vault: Pick<Vault, 'wrapping'>): Promise<CryptoKey> {
  const row = await makeDeviceKey();
  await vault.wrapping.put(row);
  return row.key;
}
