import { beforeEach, expect, test } from 'vitest';
import { createConnections } from '../../../lib/background/connections.ts';
import type { Connections } from '../../../lib/background/connections.ts';
import { toDraft } from '../../support/draft-connection.ts';
import { openCredentials } from '../../support/open-credentials.ts';
import type { Credentials } from '../../../lib/background/credentials.ts';
import { createMemoryVault } from '../../../lib/background/vault.ts';
import type { Vault } from '../../../lib/background/vault.ts';

let vault: Vault;
let credentials: Credentials;
let connections: Connections;
let now: number;

beforeEach(() => {
  now = 100;
  vault = createMemoryVault();
  credentials = openCredentials(vault, () => now);
  connections = createConnections(vault, credentials, () => now);
});

const key = 'sk-0123456789abcdef';

test('a connection takes plain http to a host of the own network, once that origin was confirmed and no other', async () => {
  const draft = toDraft({ baseUrl: 'http://nas.lan:8080/v1', key });
  for (const confirmedOrigin of [
    undefined,
    '',
    'http://nas.lan',
    'http://nas.lan:8081',
    'https://nas.lan:8080',
    'http://nas.lan:8080/',
    'http://other.lan:8080',
  ]) {
    const refused = connections.save({ ...draft, confirmedOrigin }, true, 'new');
    await expect(refused, confirmedOrigin).rejects.toThrow('insecure');
  }
  expect(await vault.keys.all()).toEqual([]);
  const confirmedOrigin = 'http://nas.lan:8080';
  await connections.save({ ...draft, confirmedOrigin }, true, 'new');
  expect((await connections.views())[0]).toMatchObject({ confirmedOrigin });

  const moved = { ...draft, id: 'new', baseUrl: 'http://other.lan:8080/v1', confirmedOrigin };
  await expect(connections.save(moved, true, 'x')).rejects.toThrow('insecure');
  // What needs no word keeps none: coming back to http asks again.
  const safe = { ...draft, id: 'new', baseUrl: 'https://nas.lan:8080/v1', confirmedOrigin };
  await connections.save(safe, true, 'x');
  expect((await connections.find('new'))?.confirmedOrigin).toBeUndefined();
});
