import { expect, test } from 'vitest';
import { hasSecretQuery } from '../../../lib/providers/secret-query.ts';

test.each([
  'key',
  'KEY',
  'api_key',
  'apikey',
  'subscription-key',
  'accessToken',
  'client_secret',
  'sig',
  'X-Amz-Signature',
  'auth',
  'code',
  'pwd',
])('an address looks as if it had a secret in "%s"', (name) => {
  expect(hasSecretQuery(`https://own.example/chat?version=2&${name}=abc`)).toBe(true);
});

test.each([
  'https://own.example/key/token',
  'https://own.example/chat?api-version=2024-10-21',
  'https://own.example/chat?author=me&design=1&keyword=x&key=',
  'on-device:',
  'nonsense',
])('%s looks as if it had none', (address) => {
  expect(hasSecretQuery(address)).toBe(false);
});
