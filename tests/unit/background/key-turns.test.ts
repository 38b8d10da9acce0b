import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';
import { keyKinds } from '../../../lib/core/key-keeping.ts';
import { createSessionStore, openKeys } from '../../support/open-credentials.ts';

const key = 'sk-proj-0123456789abcdefABCD';
const origin = 'https://api.example.com';
const passphrase = 'four quiet words here';

let vault: Vault;
let keys: ReturnType<typeof openKeys>;
beforeEach(() => {
  vault = createMemoryVault();
  keys = openKeys({ vault, session: createSessionStore() });
});

describe('two changes of a key at once', () => {
  test.each(['session', 'passphrase'] as const)(
    'leave it forgotten that was to be kept in the way of %s',
    async (kind) => {
      const { credentials, lock } = keys;
      await lock.set(passphrase);
      await credentials.save('c', origin, key, 'device');
      await Promise.all([credentials.keepAs('c', origin, kind), credentials.forget('c')]);
      expect(await credentials.read('c', origin)).toBeNull();
      expect(await vault.keys.all()).toEqual([]);
    },
  );

  test('leave the new key where the old one was to be kept in another way', async () => {
    const { credentials, lock } = keys;
    await lock.set(passphrase);
    await credentials.save('c', origin, key, 'device');
    await Promise.all([
      credentials.keepAs('c', origin, 'passphrase'),
      credentials.save('c', origin, 'sk-new-new-new-new', 'device'),
    ]);
    expect(await credentials.read('c', origin)).toBe('sk-new-new-new-new');
    expect(await credentials.hint('c', origin)).toMatchObject({ kind: 'device' });
  });

  test('leave no key under a passphrase that was forgotten', async () => {
    const { credentials, lock } = keys;
    await lock.set(passphrase);
    await Promise.all([
      credentials.save('c', origin, key, 'passphrase'),
      credentials.forgetPassphrase(),
    ]);
    const isEmpty = async () => (await vault.keys.all()).every((row) => !row.ciphertext);
    expect(await isEmpty()).toBe(true);
    expect(await credentials.read('c', origin)).toBeNull();
    expect(await lock.state()).toBe('unset');
    await Promise.allSettled([
      credentials.forgetPassphrase(),
      credentials.save('c', origin, key, 'passphrase'),
    ]);
    expect(await isEmpty()).toBe(true);
  });
});

describe('a key whose seal cannot be opened any more', () => {
  const gone = { state: 'gone', lastFour: '' };

  test('since the passphrase that it is under was replaced, is said to be gone', async () => {
    const { credentials, lock } = keys;
    await lock.set(passphrase);
    await credentials.save('c', origin, key, 'passphrase');
    // A change of passphrase leaves the data key, and so the keys.
    await lock.change(passphrase, 'four other words here');
    expect(await credentials.hint('c', origin)).toMatchObject({ state: 'ready' });
    const [row] = await vault.keys.all();
    await credentials.forgetPassphrase();
    if (row) await vault.keys.put(row);
    expect(await credentials.hint('c', origin)).toMatchObject(gone);
    await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
    await lock.set('a new passphrase');
    expect(await credentials.hint('c', origin)).toMatchObject(gone);
    await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
  });

  test.each(keyKinds.filter((kind) => kind !== 'passphrase'))(
    'since the browser lost its own key, in the way of %s, is said to be gone, and can be entered again',
    async (kind) => {
      const { credentials } = keys;
      await credentials.save('c', origin, key, kind);
      await vault.wrapping.delete('device');
      expect(await credentials.hint('c', origin)).toMatchObject(gone);
      await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
      // By now it has another one.
      await credentials.save('other', origin, key, 'device');
      expect(await credentials.hint('c', origin)).toMatchObject(gone);
      await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
      await credentials.save('c', origin, key, kind);
      expect(await credentials.read('c', origin)).toBe(key);
    },
  );

  test('since its bytes were damaged, is gone and no fault of ours', async () => {
    const { credentials } = keys;
    await credentials.save('c', origin, key, 'device');
    const [row] = await vault.keys.all();
    if (row) await vault.keys.put({ ...row, ciphertext: new ArrayBuffer(44) });
    await expect(credentials.read('c', origin)).rejects.toMatchObject({ fault: 'gone' });
  });

  test('of the first version, which named no sealer, is gone with it as well', async () => {
    const { credentials } = keys;
    await credentials.save('c', origin, key, 'device');
    const [row] = await vault.keys.all();
    const [wrapping] = await vault.wrapping.all();
    if (row && wrapping) {
      const { sealerId: _row, ...first } = row;
      const { sealerId: _wrapping, ...firstWrapping } = wrapping;
      await vault.keys.put(first);
      await vault.wrapping.put(firstWrapping);
    }
    expect(await credentials.read('c', origin)).toBe(key);
    await vault.wrapping.delete('device');
    await credentials.save('other', origin, key, 'device');
    expect(await credentials.hint('c', origin)).toMatchObject(gone);
  });
});
