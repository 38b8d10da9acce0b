import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLocalNetwork } from '../../../lib/providers/local-network.ts';
import { isLoopback, parseBaseUrl, toHost, toListBase } from '../../../lib/providers/base-url.ts';
import type { BaseUrlFault } from '../../../lib/providers/base-url.ts';
import { check } from '../../support/property.ts';

describe('a typed base URL', () => {
  test.each([
    // A host alone, however it is written, gets the path where every preset has its endpoints.
    ['api.openai.com', 'https://api.openai.com/v1'],
    ['https://api.openai.com', 'https://api.openai.com/v1'],
    ['https://api.openai.com/', 'https://api.openai.com/v1'],
    ['https://api.openai.com///', 'https://api.openai.com/v1'],
    ['HTTPS://API.OpenAI.com', 'https://api.openai.com/v1'],
    ['  https://api.openai.com \n', 'https://api.openai.com/v1'],
    ['api.openai.com:8443', 'https://api.openai.com:8443/v1'],
    ['https://api.openai.com:443', 'https://api.openai.com/v1'],
    ['//api.openai.com', 'https://api.openai.com/v1'],
    ['bücher.example', 'https://xn--bcher-kva.example/v1'],
    // With its path, or the whole address of an endpoint.
    ['api.openai.com/v1', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/chat/completions/', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1//chat/completions//', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/models', 'https://api.openai.com/v1'],
    ['https://openrouter.ai/api/v1/chat/completions', 'https://openrouter.ai/api/v1'],
    ['https://api.openai.com/v1/completions', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/completions/', 'https://api.openai.com/v1'],
    ['https://api.openai.com/v1/responses', 'https://api.openai.com/v1'],
    ['https://api.anthropic.com/v1/messages', 'https://api.anthropic.com/v1'],
    ['https://host.example/messages/v1', 'https://host.example/messages/v1'],
    ['localhost:11434/completions', 'http://localhost:11434/v1'],
    ['https://host.example/responses/v1', 'https://host.example/responses/v1'],
    ['https://host.example/v1/my-completions', 'https://host.example/v1/my-completions'],
    ['https://host.example/chat/completions', 'https://host.example/v1'],
    ['https://host.example/v1beta/openai', 'https://host.example/v1beta/openai'],
    ['https://host.example/v1/chat', 'https://host.example/v1'],
    ['https://host.example/V1/CHAT/COMPLETIONS', 'https://host.example/v1'],
    ['https://host.example/V1', 'https://host.example/v1'],
    ['https://host.example/Api/chat', 'https://host.example/Api/chat'],
    ['https://host.example/my/models/v1', 'https://host.example/my/models/v1'],
    ['https://host.example/v1?key=x#top', 'https://host.example/v1'],
    ['https://host.example/a/../v1', 'https://host.example/v1'],
    // Azure: a deployment's address, the v1 API's, and the whole address of an endpoint; the version stays.
    [
      'https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21',
      'https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21',
    ],
    [
      'x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2024-10-21#x',
      'https://x.openai.azure.com/openai/deployments/d?api-version=2024-10-21',
    ],
    [
      'https://x.openai.azure.com/openai/deployments/d/?a=b&api-version=1&key=secret',
      'https://x.openai.azure.com/openai/deployments/d?api-version=1',
    ],
    ['https://x.openai.azure.com/openai/v1/', 'https://x.openai.azure.com/openai/v1'],
    [
      'https://x.openai.azure.com/openai/v1/responses?api-version=preview',
      'https://x.openai.azure.com/openai/v1?api-version=preview',
    ],
    [
      'https://x.openai.azure.com/openai/responses?api-version=2025-04-01-preview',
      'https://x.openai.azure.com/openai?api-version=2025-04-01-preview',
    ],
    ['https://x.openai.azure.com/openai/responses', 'https://x.openai.azure.com/openai/v1'],
    [
      'x.services.ai.azure.com/models/chat/completions?api-version=2024-05-01-preview',
      'https://x.services.ai.azure.com/models?api-version=2024-05-01-preview',
    ],
    ['x.services.ai.azure.com/models', 'https://x.services.ai.azure.com/models'],
    ['x.openai.azure.com?api-version=1', 'https://x.openai.azure.com/openai/v1?api-version=1'],
    ['https://host.example/v1?api-version=', 'https://host.example/v1'],
    ['https://host.example/v1?api-version=%22%3E', 'https://host.example/v1'],
    // A host alone whose endpoints are known to be elsewhere.
    ['x.openai.azure.com', 'https://x.openai.azure.com/openai/v1'],
    ['x.services.ai.azure.com', 'https://x.services.ai.azure.com/openai/v1'],
    ['dashscope.aliyuncs.com', 'https://dashscope.aliyuncs.com/compatible-mode/v1'],
    ['https://api.deepseek.com/', 'https://api.deepseek.com'],
    ['https://api.deepseek.com/chat/completions', 'https://api.deepseek.com'],
    ['notopenrouter.ai', 'https://notopenrouter.ai/v1'],
    // The beginning of such a place, or `/v1` by habit.
    ['https://openrouter.ai/api', 'https://openrouter.ai/api/v1'],
    ['https://openrouter.ai/API/', 'https://openrouter.ai/api/v1'],
    ['https://openrouter.ai/v1', 'https://openrouter.ai/api/v1'],
    ['https://openrouter.ai/v1/chat/completions', 'https://openrouter.ai/api/v1'],
    [
      'generativelanguage.googleapis.com/v1',
      'https://generativelanguage.googleapis.com/v1beta/openai',
    ],
    ['https://openrouter.ai/ap', 'https://openrouter.ai/ap'],
    [
      'https://generativelanguage.googleapis.com/v1beta',
      'https://generativelanguage.googleapis.com/v1beta/openai',
    ],
    ['https://x.openai.azure.com/openai', 'https://x.openai.azure.com/openai/v1'],
    ['https://api.deepseek.com/v1', 'https://api.deepseek.com/v1'],
    ['https://notopenrouter.ai/api', 'https://notopenrouter.ai/api'],
    // This machine needs no scheme and no encryption.
    ['localhost', 'http://localhost/v1'],
    ['localhost:11434', 'http://localhost:11434/v1'],
    ['localhost:11434/v1/chat/completions', 'http://localhost:11434/v1'],
    ['http://localhost:11434/', 'http://localhost:11434/v1'],
    ['https://localhost:8443', 'https://localhost:8443/v1'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/v1'],
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
    ['127.1:8080', 'http://127.0.0.1:8080/v1'],
    ['[::1]:8080', 'http://[::1]:8080/v1'],
    ['http://[0:0:0:0:0:0:0:1]:8080', 'http://[::1]:8080/v1'],
    // Other addresses need it.
    ['https://[2001:db8::1]/v1', 'https://[2001:db8::1]/v1'],
    ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443/v1'],
    ['192.168.1.20:1234', 'https://192.168.1.20:1234/v1'],
    ['http://192.168.1.20:1234', 'http://192.168.1.20:1234/v1'],
    ['https://intranet/v1', 'https://intranet/v1'],
  ])('%j becomes %s', (typed, baseUrl) => {
    expect(parseBaseUrl(typed)).toEqual({ baseUrl, origin: new URL(baseUrl).origin });
  });

  test.each<[string, BaseUrlFault]>([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['http://api.openai.com/v1', 'insecure'],
    ['http://localhost.example.com', 'insecure'],
    ['http://127.0.0.1.example.com', 'insecure'],
    ['http://[2001:db8::1]', 'insecure'],
    ['https://user:secret@api.openai.com/v1', 'has-credentials'],
    ['https://sk-secret@api.openai.com/v1', 'has-credentials'],
    ['user:secret@api.openai.com', 'has-credentials'],
    ['http://sk-secret@localhost:8080', 'has-credentials'],
    ['ftp://api.openai.com', 'unsupported-scheme'],
    ['ws://localhost:8080', 'unsupported-scheme'],
    ['chrome-extension://abc/x', 'unsupported-scheme'],
    ['file:///etc/passwd', 'malformed'],
    ['javascript:alert(1)', 'malformed'],
    ['data:text/html,x', 'malformed'],
    ['api openai com', 'malformed'],
    ['https://api.open ai.com', 'malformed'],
    ['https://api.openai.com/v1 https://other.example', 'malformed'],
    ['https://', 'malformed'],
    ['https:///', 'malformed'],
    ['https:api.openai.com', 'malformed'],
    ['http:/localhost', 'malformed'],
    ['openai', 'malformed'],
    ['sk-abcdef0123456789', 'malformed'],
    ['/v1', 'malformed'],
    [':8080', 'malformed'],
    ['https://host.example:99999', 'malformed'],
    ['https://[::1', 'malformed'],
    ['https://exa<mple.com', 'malformed'],
    ['🙂', 'malformed'],
  ])('%j is refused as %s', (typed, fault) => {
    expect(parseBaseUrl(typed)).toEqual({ fault });
  });

  const scheme = fc.constantFrom('', '', 'https://', 'http://', 'HTTPS://', 'ftp://', '//', 'x:');
  const user = fc.constantFrom('', '', '', 'me@', 'me:pw@');
  const host = fc.oneof(
    fc.constantFrom('localhost', '127.0.0.1', '[::1]', '[2001:db8::2]', 'api.example.com', 'foo'),
    fc.domain(),
  );
  const port = fc.constantFrom('', '', ':443', ':80', ':8080');
  const step = fc.constantFrom(
    '',
    'v1',
    'chat',
    'completions',
    'responses',
    'messages',
    'chat/completions',
    'models',
    '..',
    '%2e',
    'a b',
  );
  const path = fc.array(step, { maxLength: 5 }).map((steps) => steps.map((s) => `/${s}`).join(''));
  const tail = fc.constantFrom(
    '',
    '',
    '/',
    '//',
    '?a=b',
    '?api-version=2024-10-21',
    '?api-version=a/b',
    '#c',
    ' ',
    '\\',
  );
  const address = fc.tuple(scheme, user, host, port, path, tail).map((pieces) => pieces.join(''));
  const anything = fc.oneof({ weight: 6, arbitrary: address }, fc.webUrl(), fc.string());

  test('is parsed to a form that parses to itself', () => {
    check(
      fc.property(anything, (typed) => {
        const once = parseBaseUrl(typed);
        if ('baseUrl' in once) expect(parseBaseUrl(once.baseUrl)).toEqual(once);
      }),
      1_000,
    );
  });

  test('is never parsed to what leaks: plain http to elsewhere, user, query, fragment', () => {
    check(
      fc.property(anything, (typed) => {
        const parsed = parseBaseUrl(typed);
        if ('fault' in parsed) return;
        const url = new URL(parsed.baseUrl);
        const isNear = isLoopback(url.hostname) || isLocalNetwork(url.hostname);
        expect(url.protocol === 'https:' || isNear).toBe(true);
        expect(url.username + url.password + url.hash).toBe('');
        expect(url.search).toMatch(/^(?:\?api-version=[\w.-]+)?$/);
        expect(url.origin).toBe(parsed.origin);
        expect(url.pathname).not.toMatch(/\/$|\/chat\/completions$/);
        expect(`${parsed.origin}${url.pathname}${url.search}`).toBe(parsed.baseUrl);
      }),
      1_000,
    );
  });
});

describe('this machine', () => {
  test.each(['localhost', '127.0.0.1', '[::1]'])('is %s', (hostname) => {
    expect(isLoopback(hostname)).toBe(true);
  });

  test.each(['localhost.example.com', '0.0.0.0', '192.168.0.1', '127.0.0.1.nip.io', ''])(
    'is not %s',
    (hostname) => {
      expect(isLoopback(hostname)).toBe(false);
    },
  );
});

describe('the base URL of a list of models', () => {
  const azure = 'https://x.openai.azure.com/openai';

  test.each([
    ['https://a.example/v1?api-version=1', undefined, 'https://a.example/v1?api-version=1'],
    [`${azure}/deployments/d?api-version=1`, '/deployments/', `${azure}?api-version=1`],
    [`${azure}/deployments/d`, '/deployments/', azure],
    [`${azure}/v1`, '/deployments/', `${azure}/v1`],
  ])('%s, instead of %s, is %s', (baseUrl, insteadOf, listBase) => {
    expect(toListBase(baseUrl, insteadOf)).toBe(listBase);
  });
});

test('a host is named with its port, and text that is no URL as it is', () => {
  expect(toHost('http://localhost:11434/v1/chat/completions')).toBe('localhost:11434');
  expect(toHost('https://api.openai.com/v1')).toBe('api.openai.com');
  expect(toHost('nonsense')).toBe('nonsense');
});
