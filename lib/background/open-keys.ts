import { createCredentials } from './credentials.ts';
import type { Credentials } from './credentials.ts';
import { createDeviceKey } from './device-key.ts';
import { createGate } from './gate.ts';
import { createKeyLock } from './key-lock.ts';
import type { KeyLock, KeyLockOptions } from './key-lock.ts';
import { createKeyRenewal } from './key-renewal.ts';
import type { KeyRenewal, KeyRenewalOptions } from './key-renewal.ts';
import { createSessionKeys } from './session-keys.ts';

/** What keys are opened with. */
export interface KeysOptions
  extends
    Pick<KeyRenewalOptions, 'vault' | 'session' | 'clock'>,
    Pick<KeyLockOptions, 'alarm' | 'autoLockMinutes'> {
  clock: KeyRenewalOptions['clock'] & { now(): number };
  /** Told when time has locked the keys, and when there is something left to erase or no longer. */
  onChange(): void;
}

/** Opens the keys: ends what a background has begun that died, and builds their lock and their reader. */
export async function openKeys(options: KeysOptions): Promise<{
  keyLock: KeyLock;
  credentials: Credentials;
  /** Has not looked yet whether there is something to erase. */
  keyRenewal: KeyRenewal;
}> {
  const { vault, session, clock, alarm, autoLockMinutes, onChange } = options;
  const { now } = clock;
  const gate = createGate();
  const keyRenewal = createKeyRenewal({ vault, session, gate, clock, onLeft: onChange });
  await keyRenewal.finish();
  const deviceKey = createDeviceKey(vault);
  const watched = {
    wrapping: vault.wrapping,
    keys: keyRenewal.watch(vault.keys),
    passphrase: keyRenewal.watch(vault.passphrase),
  };
  const lock = createKeyLock({
    vault: watched,
    deviceKey,
    session,
    now,
    autoLockMinutes,
    alarm,
    onLocked: onChange,
  });
  const sessionKeys = createSessionKeys(session);
  const credentials = createCredentials({ vault: watched, deviceKey, sessionKeys, lock, now });
  return { keyLock: gate.pass(lock), credentials: gate.pass(credentials), keyRenewal };
}
