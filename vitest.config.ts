import { defineConfig } from 'vitest/config';

/** Unit and integration tests run in plain Node: the lower floors need no browser at all. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    environment: 'node',
    include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/integration/**/*.test.{ts,tsx}'],
    retry: 0,
    // A limit for what hangs, not a measure: byte-by-byte streams take seconds on a busy machine.
    testTimeout: 60_000,
    restoreMocks: true,
  },
});
