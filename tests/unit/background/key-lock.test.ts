import { beforeEach, describe, expect, test } from 'vitest';
import type { AutoLockMinutes } from '../../../lib/core/key-keeping.ts';
import { roundsNow, sealDataKey, passphraseId } from '../../../lib/background/passphrase.ts';
import type { PassphraseRow } from '../../../lib/background/passphrase.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';
import { createSessionStore, openKeys } from '../../support/open-credentials.ts';
import type { OpenSession } from '../../support/open-credentials.ts';

const passphrase = 'four quiet words here';
const origin = 'https://api.example.com';

let vault: Vault;
let session: OpenSession;
let nowMs: number;
let minutes: AutoLockMinutes | null;
let alarmAtMs: number | null;
let timesLocked: number;

beforeEach(() => {
  vault = createMemoryVault();
  session = createSessionStore();
  nowMs = 1_000_000;
  minutes = 60;
  alarmAtMs = null;
  timesLocked = 0;
});

const open = (browser = session) =>
  openKeys({
    vault,
    session: browser,
    now: () => nowMs,
    autoLockMinutes: async () => minutes,
    alarm: {
      set(atMs) {
        alarmAtMs = atMs;
      },
      onRing: () => undefined,
    },
    onLocked() {
      timesLocked += 1;
    },
  });

/** A row as an earlier, cheaper version would have written it, so that a test need not pay for the real cost. */
async function putCheap(rounds = 1_000): Promise<Uint8Array<ArrayBuffer>> {
  const dataKey = crypto.getRandomValues(new Uint8Array(32));
  await vault.passphrase.put(await sealDataKey({ raw: dataKey }, passphrase, rounds));
  return dataKey;
}

const readRow = async (): Promise<PassphraseRow> => {
  const row = await vault.passphrase.get(passphraseId);
  if (!row) throw new Error('no row');
  return row;
};

describe('a passphrase that is set', () => {
  test('costs at least what is recommended, and its cost stands beside the data', async () => {
    expect(await open().lock.state()).toBe('unset');
    expect(await open().lock.set(passphrase)).toBe('done');
    const row = await readRow();
    expect(row).toMatchObject({ version: 1, hash: 'SHA-256', rounds: roundsNow });
    expect(row.rounds).toBeGreaterThanOrEqual(600_000);
    expect(row.salt).toHaveLength(16);
    expect(await open().lock.state()).toBe('unlocked');
  });

  test('can be set twice, as by a page that lost its channel, but not to another one', async () => {
    await open().lock.set(passphrase);
    const before = await readRow();
    expect(await open().lock.set(passphrase)).toBe('done');
    expect(await open().lock.set('another passphrase')).toBe('taken');
    expect(await readRow()).toEqual(before);
  });

  test('is of eight characters at least, of whatever kind, and no rule beyond that', async () => {
    expect(await open().lock.set('seven77')).toBe('too-short');
    expect(await open().lock.set('👍👍👍👍')).toBe('too-short');
    // What nobody sees is no passphrase, however long.
    expect(await open().lock.set(' \u00a0\t       ')).toBe('too-short');
    expect(await vault.passphrase.all()).toEqual([]);
    expect(await open().lock.set('aaaaaaaa')).toBe('done');
  });

  test('leaves nothing half done where the disk refuses', async () => {
    vault.passphrase.put = () => Promise.reject(new Error('full'));
    await expect(open().lock.set(passphrase)).rejects.toThrow('full');
    expect(await open().lock.state()).toBe('unset');
  });

  test('is the same however the keyboard puts an accent', async () => {
    await open().lock.set('caf\u00e9 cr\u00e8me');
    expect(await open(createSessionStore()).lock.unlock('cafe\u0301 cre\u0300me')).toBe('done');
  });
});

describe('unlocking', () => {
  test('outlives the background, and not the browser', async () => {
    await putCheap();
    expect(await open().lock.unlock(passphrase)).toBe('done');
    expect(await open().lock.state()).toBe('unlocked');
    expect(await open(createSessionStore()).lock.state()).toBe('locked');
    expect(await open(createSessionStore()).lock.use()).toBeUndefined();
  });

  test('with another passphrase is refused, and locks nothing that is open', async () => {
    await putCheap();
    expect(await open().lock.unlock('something else')).toBe('wrong');
    expect(await open().lock.state()).toBe('locked');
    await open().lock.unlock(passphrase);
    expect(await open().lock.unlock('something else')).toBe('wrong');
    expect(await open().lock.state()).toBe('unlocked');
  });

  test('leaves in the session store nothing that is of use alone, nor on the disk', async () => {
    const dataKey = await putCheap();
    await open().lock.unlock(passphrase);
    const entry = (await session.get('unlocked')) as Record<string, string>;
    expect(Object.keys(entry).toSorted()).toEqual(['ciphertext', 'iv', 'usedAtMs']);
    const { iv, ciphertext } = entry;
    const raw = Buffer.from(dataKey).toString('base64');
    expect(`${iv} ${ciphertext}`).not.toContain(raw.slice(0, 12));
    // 32 bytes and 16 of authentication: ciphertext, under the key of the device.
    expect(Buffer.from(ciphertext ?? '', 'base64')).toHaveLength(48);
    const held = await open().lock.use();
    expect(held?.extractable).toBe(false);
    // Without the device's key, which no storage area has, the entry opens nothing.
    await vault.wrapping.delete('device');
    expect(await open().lock.use()).toBeUndefined();
    expect(timesLocked).toBe(1);
    expect(await open().lock.state()).toBe('locked');
  });

  test('raises what the passphrase costs to what is recommended by now, and keeps the keys', async () => {
    await putCheap(2_000);
    const cheap = await readRow();
    await open().lock.unlock(passphrase);
    const raised = await readRow();
    expect(raised.rounds).toBe(roundsNow);
    expect(raised.salt).not.toEqual(cheap.salt);
    await open().credentials.save('c', origin, 'sk-0123456789', 'passphrase');
    const next = open(createSessionStore());
    expect(await next.lock.unlock(passphrase)).toBe('done');
    expect(await next.credentials.read('c', origin)).toBe('sk-0123456789');
  });

  test('goes on at the earlier cost where the disk refuses the raised one', async () => {
    await putCheap(2_000);
    vault.passphrase.put = () => Promise.reject(new Error('full'));
    expect(await open().lock.unlock(passphrase)).toBe('done');
    expect((await readRow()).rounds).toBe(2_000);
  });

  test.each([
    ['no rounds', { rounds: 0 }],
    ['one round', { rounds: 1 }],
    ['rounds without end', { rounds: 4_000_000_000 }],
    ['half a round', { rounds: 600_000.5 }],
    ['a hash of another version', { hash: 'MD5' }],
    ['a version to come', { version: 2 }],
    ['a salt that is none', { salt: new Uint8Array(2) }],
  ])('tries no row with %s', async (_, change) => {
    await putCheap();
    await vault.passphrase.put({ ...(await readRow()), ...change } as PassphraseRow);
    expect(await open().lock.unlock(passphrase)).toBe('unreadable');
    expect(await open().lock.set(passphrase)).toBe('taken');
    await open().lock.forget();
    expect(await open().lock.state()).toBe('unset');
  });

  test('opens no row whose cost was changed under it', async () => {
    await putCheap();
    await vault.passphrase.put({ ...(await readRow()), rounds: 1_001 });
    expect(await open().lock.unlock(passphrase)).toBe('wrong');
  });

  test('that the session store has no room for lasts as long as the background, and says so', async () => {
    await putCheap();
    session.isFull = true;
    const brief = open();
    expect(await brief.lock.unlock(passphrase)).toBe('brief');
    expect(await brief.lock.state()).toBe('unlocked');
    expect(await brief.lock.use()).toBeDefined();
    expect(await open().lock.state()).toBe('locked');
    await brief.lock.lock();
    expect(await brief.lock.state()).toBe('locked');
  });
});

describe('changing the passphrase', () => {
  test('wants the old one, writes the data key anew and leaves the keys as they are', async () => {
    await putCheap();
    await open().lock.unlock(passphrase);
    await open().credentials.save('c', origin, 'sk-0123456789', 'passphrase');
    const before = await vault.keys.get('c');
    expect(await open().lock.change('something else', 'the next one')).toBe('wrong');
    expect(await open().lock.change(passphrase, 'short')).toBe('too-short');
    expect(await open().lock.change(passphrase, 'the next one')).toBe('done');
    expect(await vault.keys.get('c')).toEqual(before);
    const next = open(createSessionStore());
    expect(await next.lock.unlock(passphrase)).toBe('wrong');
    expect(await next.lock.unlock('the next one')).toBe('done');
    expect(await next.credentials.read('c', origin)).toBe('sk-0123456789');
  });

  test('said twice, changes it once', async () => {
    await putCheap();
    expect(await open().lock.change(passphrase, 'the next one')).toBe('done');
    expect(await open().lock.change(passphrase, 'the next one')).toBe('done');
  });

  test('is nothing where there is none', async () => {
    expect(await open().lock.change(passphrase, 'the next one')).toBe('unset');
    expect(await open().lock.unlock(passphrase)).toBe('unset');
  });
});

describe('keys that are not used', () => {
  const minuteMs = 60_000;
  beforeEach(async () => {
    await putCheap();
    await open().lock.unlock(passphrase);
  });

  test('are locked after the chosen time, by the alarm that is set for it', async () => {
    expect(alarmAtMs).toBe(nowMs + 60 * minuteMs);
    nowMs = alarmAtMs ?? 0;
    // It may be a background that was started by the alarm.
    await open().lock.check();
    expect(timesLocked).toBe(1);
    expect(await session.get('unlocked')).toBeNull();
    expect(alarmAtMs).toBeNull();
    expect(await open().lock.state()).toBe('locked');
    expect(timesLocked).toBe(1);
  });

  test('are locked also where no alarm came: whoever wants one finds out', async () => {
    nowMs += 60 * minuteMs;
    expect(await open().lock.use()).toBeUndefined();
    expect(await session.get('unlocked')).toBeNull();
  });

  test('stay open as long as they are used, which moves the alarm', async () => {
    for (let times = 0; times < 3; times += 1) {
      nowMs += 59 * minuteMs;
      expect(await open().lock.use()).toBeDefined();
      expect(alarmAtMs).toBe(nowMs + 60 * minuteMs);
    }
    // To be looked at is no use.
    nowMs += 59 * minuteMs;
    expect(await open().lock.state()).toBe('unlocked');
    nowMs += minuteMs;
    expect(await open().lock.state()).toBe('locked');
  });

  test('follow the time that is chosen now', async () => {
    minutes = 5;
    await open().lock.check();
    expect(alarmAtMs).toBe(nowMs + 5 * minuteMs);
    nowMs += 4 * minuteMs;
    expect(await open().lock.state()).toBe('unlocked');
    nowMs += minuteMs;
    expect(await open().lock.state()).toBe('locked');
  });

  test('stay open until the browser closes, where that is chosen', async () => {
    minutes = null;
    await open().lock.check();
    expect(alarmAtMs).toBeNull();
    nowMs += 1_000 * minuteMs;
    expect(await open().lock.use()).toBeDefined();
    expect(await open(createSessionStore()).lock.state()).toBe('locked');
  });

  test('are locked when the clock goes back, which would put off the lock, but not when it is put right', async () => {
    nowMs -= 2_000;
    expect(await open().lock.state()).toBe('unlocked');
    nowMs -= 10 * minuteMs;
    expect(await open().lock.state()).toBe('locked');
  });

  test('are locked at once by a word, also against a use that is under way', async () => {
    const { lock } = open();
    const using = lock.use();
    const locking = lock.lock();
    await Promise.all([using, locking]);
    expect(await open().lock.state()).toBe('locked');
    expect(await open().lock.use()).toBeUndefined();
    expect(alarmAtMs).toBeNull();
  });

  test('are nothing to a session entry that is damaged', async () => {
    await session.set('unlocked', { iv: 'x', ciphertext: '%%', usedAtMs: nowMs });
    expect(await open().lock.use()).toBeUndefined();
    await session.set('unlocked', { usedAtMs: 'soon' });
    expect(await open().lock.state()).toBe('locked');
  });
});
