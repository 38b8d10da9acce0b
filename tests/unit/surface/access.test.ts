import { describe, expect, test } from 'vitest';
import { toAccess, toPatternHost } from '../../../lib/core/access.ts';
import { isCovered, toHostRows } from '../../../lib/surface/access-rows.ts';

describe('what is allowed', () => {
  test('after the installation is no host, not even this machine', () => {
    expect(toAccess({ permissions: ['storage', 'scripting'], origins: [] })).toEqual({
      hosts: [],
      everywhere: false,
      tabs: false,
      notifications: false,
      identity: false,
    });
  });

  test('leaves out what came with the installation: it cannot be taken back', () => {
    const granted = { permissions: ['identity'] };
    expect(toAccess(granted).identity).toBe(true);
    expect(toAccess(granted, ['identity']).identity).toBeNull();
  });

  test('are hosts by name, and what means every website is no host', () => {
    const origins = ['https://z.example/*', 'http://localhost/*', 'http://a.lan/*', '<all_urls>'];
    const access = toAccess({ permissions: ['tabs', 'notifications'], origins });
    expect(access.hosts).toEqual(['http://a.lan/*', 'http://localhost/*', 'https://z.example/*']);
    expect(access).toMatchObject({ everywhere: true, tabs: true, notifications: true });
  });

  test.each(['<all_urls>', '*://*/*', 'https://*/*', 'http://*/*'])('%s is everywhere', (all) => {
    expect(toAccess({ origins: [all] })).toMatchObject({ hosts: [], everywhere: true });
  });

  test('is nothing where the browser names nothing', () => {
    expect(toAccess({})).toMatchObject({ hosts: [], everywhere: false });
  });
});

test.each([
  ['https://api.example.com/*', 'api.example.com'],
  ['http://nas.lan/*', 'http://nas.lan'],
  ['*://*.example.com/*', '*.example.com'],
])('%s is called %s', (pattern, host) => {
  expect(toPatternHost(pattern)).toBe(host);
});

test.each([
  ['https://api.example.com/*', 'https://api.example.com:8443/v1', true],
  ['https://api.example.com/*', 'http://api.example.com', false],
  ['https://api.example.com/*', 'https://api.example.com.evil.example', false],
  ['*://api.example.com/*', 'http://api.example.com', true],
  ['https://*.example.com/*', 'https://api.example.com', true],
  ['https://*.example.com/*', 'https://example.com', true],
  ['https://*.example.com/*', 'https://badexample.com', false],
  ['<all_urls>', 'http://any.example', true],
  ['https://*/*', 'https://any.example', true],
  ['https://*/*', 'http://any.example', false],
  ['*://*/*', 'http://any.example', true],
  ['http://[fd00::1]/*', 'http://[fd00::1]:8080/v1', true],
  ['https://api.example.com/*', 'nonsense', false],
])('%s allows %s: %s', (pattern, origin, isAllowed) => {
  expect(isCovered(origin, pattern)).toBe(isAllowed);
});

describe('the list of hosts', () => {
  const connections = [
    { name: 'Work', baseUrl: 'https://api.example.com/v1' },
    { name: 'Home', baseUrl: 'https://api.example.com:8443/v1' },
    { name: 'Rack', baseUrl: 'http://nas.lan:8080/v1' },
    { name: 'Here', baseUrl: 'http://localhost:11434/v1' },
    { name: 'Built in', baseUrl: 'on-device:' },
  ];

  test('names the connections of each, and says which are missing', () => {
    const hosts = ['https://api.example.com/*', 'https://page.example/*'];
    expect(toHostRows({ hosts, everywhere: false }, connections)).toEqual([
      { host: 'api.example.com', item: { pattern: hosts[0] }, names: ['Work', 'Home'] },
      { host: 'page.example', item: { pattern: hosts[1] }, names: [] },
      { host: 'http://nas.lan', item: null, names: ['Rack'] },
      { host: 'http://localhost', item: null, names: ['Here'] },
    ]);
  });

  test('misses nothing where every website is allowed', () => {
    expect(toHostRows({ hosts: [], everywhere: true }, connections)).toEqual([]);
  });
});

test('a host that is allowed names the tools that ask it, and none is missed that no call has asked for yet', () => {
  const tools = ['https://a.example/x', 'https://b.example/'].map((url, at) => ({
    name: `tool_${at}`,
    reply: { type: 'endpoint', url } as const,
  }));
  const access = { hosts: ['https://a.example/*'], everywhere: false };
  expect(toHostRows(access, [], tools)).toEqual([
    { host: 'a.example', item: { pattern: 'https://a.example/*' }, names: ['tool_0'] },
  ]);
});
