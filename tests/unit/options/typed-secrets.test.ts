import { expect, test } from 'vitest';
import { findFaults, hasSecretAddress, toTexts } from '../../../lib/surface/connection-checks.ts';

const texts = toTexts(undefined, '');

test('what is longer than any key is refused', () => {
  const faultOf = (length: number) =>
    findFaults({ ...texts, apiKey: 'k'.repeat(length) }, undefined, 'address').apiKey;
  expect(faultOf(4_096)).toBeUndefined();
  expect(faultOf(4_097)).toBe('too-long');
});

test('a secret in an address is told of where the address keeps it', () => {
  const baseUrl = 'https://own.example/chat?key=abc';
  expect(hasSecretAddress({ ...texts, baseUrl })).toBe(false);
  const own = { ...texts, dialect: 'own-prompt' };
  expect(hasSecretAddress({ ...own, baseUrl })).toBe(true);
  expect(hasSecretAddress({ ...own, baseUrl: 'https://own.example/chat?version=2' })).toBe(false);
});
