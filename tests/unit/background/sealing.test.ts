import { expect, test } from 'vitest';
import { importSealer } from '../../../lib/background/sealing.ts';

test('of the bytes that a sealer is made of nothing is left, and it cannot be taken out', async () => {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  const sealer = await importSealer(raw);
  expect(raw).toEqual(new Uint8Array(32));
  expect(sealer.extractable).toBe(false);
});
