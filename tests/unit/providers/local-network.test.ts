import { describe, expect, test } from 'vitest';
import { isUnencrypted, parseBaseUrl } from '../../../lib/providers/base-url.ts';
import { isLocalNetwork } from '../../../lib/providers/local-network.ts';

/** What an http address is, however it is spelt: this machine, a network of one's own, or neither. */
const addresses: readonly [typed: string, is: 'here' | 'local' | 'elsewhere'][] = [
  ['localhost', 'here'],
  ['LOCALHOST', 'here'],
  ['127.0.0.1', 'here'],
  ['127.1', 'here'],
  ['127.0.1', 'here'],
  ['0x7f.1', 'here'],
  ['0177.0.0.1', 'here'],
  ['2130706433', 'here'],
  ['0x7f000001', 'here'],
  ['127.0.0.1.', 'here'],
  ['１２７.0.0.1', 'here'],
  ['[::1]', 'here'],
  ['[0:0:0:0:0:0:0:1]', 'here'],
  // This machine to some, and no name that the browser guards.
  ['localhost.', 'elsewhere'],
  ['app.localhost', 'elsewhere'],
  ['127.0.0.2', 'elsewhere'],
  ['0.0.0.0', 'elsewhere'],
  ['0', 'elsewhere'],
  ['[::]', 'elsewhere'],
  ['[::ffff:127.0.0.1]', 'elsewhere'],
  ['[::ffff:192.168.1.2]', 'elsewhere'],
  ['[::127.0.0.1]', 'elsewhere'],
  ['[64:ff9b::7f00:1]', 'elsewhere'],

  ['10.0.0.1', 'local'],
  ['10.255.255.255', 'local'],
  ['10.1', 'local'],
  ['0xa.0.0.1', 'local'],
  ['167772161', 'local'],
  ['172.16.0.1', 'local'],
  ['172.31.255.254', 'local'],
  ['192.168.1.20', 'local'],
  ['192.168.257', 'local'],
  ['169.254.10.1', 'local'],
  ['100.64.0.1', 'local'],
  ['100.127.255.254', 'local'],
  ['[fc00::1]', 'local'],
  ['[fd12:3456:789a::1]', 'local'],
  ['[FDFF::]', 'local'],
  ['[fe80::1]', 'local'],
  ['[febf::1]', 'local'],
  ['nas', 'local'],
  ['my-server_2', 'local'],
  ['ollama.local', 'local'],
  ['OLLAMA.LOCAL', 'local'],
  ['a.b.lan', 'local'],
  ['box.home.arpa', 'local'],
  ['llm.corp.internal', 'local'],

  ['9.255.255.255', 'elsewhere'],
  ['11.0.0.1', 'elsewhere'],
  ['172.15.255.255', 'elsewhere'],
  ['172.32.0.1', 'elsewhere'],
  ['192.167.1.1', 'elsewhere'],
  ['192.169.1.1', 'elsewhere'],
  ['169.253.1.1', 'elsewhere'],
  ['100.63.255.255', 'elsewhere'],
  ['100.128.0.1', 'elsewhere'],
  ['8.8.8.8', 'elsewhere'],
  ['[fbff::1]', 'elsewhere'],
  ['[fe00::1]', 'elsewhere'],
  ['[fec0::1]', 'elsewhere'],
  ['[2001:db8::1]', 'elsewhere'],
  ['api.example.com', 'elsewhere'],
  ['192.168.1.20.nip.io', 'elsewhere'],
  ['10.0.0.1.example.com', 'elsewhere'],
  ['local', 'local'],
  ['local.example', 'elsewhere'],
  ['evil-local', 'local'],
  ['evillan.com', 'elsewhere'],
  ['nas.local.evil.example', 'elsewhere'],
  ['nas.local.', 'elsewhere'],
  ['nas.', 'elsewhere'],
  ['arpa.home', 'elsewhere'],
];

describe('plain http', () => {
  test.each(addresses)('to %s is %s', (host, is) => {
    const parsed = parseBaseUrl(`http://${host}:8080/v1`);
    if (is === 'elsewhere') return expect(parsed).toEqual({ fault: 'insecure' });
    if (!('origin' in parsed)) throw new Error(`refused as ${parsed.fault}`);
    expect(isUnencrypted(parsed.origin)).toBe(is === 'local');
    expect(isLocalNetwork(new URL(parsed.origin).hostname)).toBe(is === 'local');
    return undefined;
  });

  test.each(addresses)('is asked about of http alone: https to %s', (host) => {
    const parsed = parseBaseUrl(`https://${host}:8080/v1`);
    expect('origin' in parsed && isUnencrypted(parsed.origin)).toBe(false);
  });
});
