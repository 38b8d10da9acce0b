import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { openCredentials } from '../../support/open-credentials.ts';
import { createMemoryVault, openVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';

const key = 'sk-proj-0123456789abcdefABCD';
const origin = 'https://api.example.com';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const vaults: readonly (readonly [string, () => Promise<Vault>])[] = [
  ['on disk', () => openVault()],
  ['in memory', async () => createMemoryVault()],
];

/** All that somebody finds who gets at the vault itself. */
async function toBytes(vault: Vault): Promise<string> {
  const rows = [...(await vault.keys.all()), ...(await vault.wrapping.all())];
  return rows
    .flatMap((row) => Object.values(row) as unknown[])
    .map((value) => {
      if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1');
      if (value instanceof Uint8Array) return Buffer.from(value).toString('latin1');
      return JSON.stringify(value);
    })
    .join('\n');
}

describe.each(vaults)('a key %s', (_, open) => {
  let vault: Vault;
  beforeEach(async () => {
    vault = await open();
  });

  test('is read back for its connection and origin', async () => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('c', origin, key);
    expect(await credentials.read('c', origin)).toBe(key);
    expect(await credentials.hint('c', origin)).toEqual({
      lastFour: 'ABCD',
      savedAtMs: 5,
      kind: 'device',
      state: 'ready',
    });
  });

  test.each([
    ['another host', 'c', 'https://api.example.com.evil.example'],
    ['another scheme', 'c', 'http://api.example.com'],
    ['another port', 'c', 'https://api.example.com:8443'],
    ['no origin at all', 'c', ''],
    ['another connection', 'other', origin],
  ])('is not given for %s', async (_name, id, asked) => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('c', origin, key);
    expect(await credentials.read(id, asked)).toBeNull();
    // That there is one for another origin is said, and nothing of it.
    const hint = await credentials.hint(id, asked);
    if (id === 'other') expect(hint).toBeNull();
    else expect(hint).toMatchObject({ state: 'elsewhere', lastFour: '', origin });
  });

  test('is ciphertext at rest', async () => {
    await openCredentials(vault, () => 5).save('c', origin, key);
    const bytes = await toBytes(vault);
    for (let start = 0; start + 6 <= key.length; start += 1) {
      expect(bytes).not.toContain(key.slice(start, start + 6));
    }
  });

  test('is wrapped by a key that can be used but not taken out', async () => {
    await openCredentials(vault, () => 5).save('c', origin, key);
    const [row] = await vault.wrapping.all();
    expect(row?.key.extractable).toBe(false);
    expect(row?.key.usages.toSorted()).toEqual(['decrypt', 'encrypt']);
    if (row) await expect(crypto.subtle.exportKey('raw', row.key)).rejects.toThrow();
  });

  test('is encrypted differently each time', async () => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('a', origin, key);
    await credentials.save('b', origin, key);
    const [a, b] = await vault.keys.all();
    expect(Buffer.from(a?.iv ?? [])).not.toEqual(Buffer.from(b?.iv ?? []));
    expect(Buffer.from(a?.ciphertext ?? new ArrayBuffer(0))).not.toEqual(
      Buffer.from(b?.ciphertext ?? new ArrayBuffer(0)),
    );
  });

  test('survives the background', async () => {
    await openCredentials(vault, () => 5).save('c', origin, key);
    expect(await openCredentials(vault, () => 9).read('c', origin)).toBe(key);
  });

  test('is replaced by a later one, also of another origin', async () => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('c', origin, key);
    await credentials.save('c', 'https://other.example', 'sk-another-key-9999');
    expect(await credentials.read('c', origin)).toBeNull();
    expect(await credentials.read('c', 'https://other.example')).toBe('sk-another-key-9999');
    expect(await vault.keys.all()).toHaveLength(1);
  });

  test('is gone once it is forgotten', async () => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('c', origin, key);
    await credentials.forget('c');
    expect(await credentials.read('c', origin)).toBeNull();
    expect(await vault.keys.all()).toEqual([]);
  });

  test('of any script and length comes back as it was', async () => {
    const credentials = openCredentials(vault, () => 5);
    for (const odd of ['x', 'ключ-東京-👍', 'y'.repeat(5_000)]) {
      await credentials.save('c', origin, odd);
      expect(await credentials.read('c', origin)).toBe(odd);
    }
  });

  test('that is short shows nothing of itself', async () => {
    const credentials = openCredentials(vault, () => 5);
    await credentials.save('c', origin, 'short-key-1');
    expect((await credentials.hint('c', origin))?.lastFour).toBe('');
  });

  test('two at once share one wrapping key, and both can be read', async () => {
    const credentials = openCredentials(vault, () => 5);
    await Promise.all([
      credentials.save('a', origin, 'key-a'),
      credentials.save('b', origin, 'key-b'),
    ]);
    expect(await vault.wrapping.all()).toHaveLength(1);
    const later = openCredentials(vault, () => 5);
    expect(await later.read('a', origin)).toBe('key-a');
    expect(await later.read('b', origin)).toBe('key-b');
  });
});

describe('a vault that refuses', () => {
  test('once does not refuse for ever', async () => {
    const vault = createMemoryVault();
    let full = true;
    const flaky: Vault = {
      ...vault,
      wrapping: {
        ...vault.wrapping,
        put: (row) => (full ? Promise.reject(new Error('full')) : vault.wrapping.put(row)),
      },
    };
    const credentials = openCredentials(flaky, () => 5);
    await expect(credentials.save('c', origin, key)).rejects.toThrow('full');
    full = false;
    await credentials.save('c', origin, key);
    expect(await openCredentials(vault, () => 5).read('c', origin)).toBe(key);
  });

  test('keeps nothing of a key whose saving failed', async () => {
    const vault = createMemoryVault();
    vault.wrapping.put = () => Promise.reject(new Error('full'));
    await openCredentials(vault, () => 5)
      .save('c', origin, key)
      .catch(() => undefined);
    expect(await vault.keys.all()).toEqual([]);
  });
});
