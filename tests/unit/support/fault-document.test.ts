import { expect, test } from 'vitest';
import { toFaultDocument } from '../../e2e/support/faults/fault-document.ts';
import { faults } from '../../e2e/support/faults/faults.ts';

// `npx vitest run tests/unit/support/fault-document.test.ts -u` writes the page anew.
test('docs/faults.md says what the rows say that the browser is held to', async () => {
  await expect(toFaultDocument()).toMatchFileSnapshot('../../../docs/faults.md');
});

test('each row has a name and a sentence of its own', () => {
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  expect(new Set(faults.map(({ id, what }) => `${id.split('-')[0]} ${what}`)).size).toBe(
    faults.length,
  );
  expect(faults.length).toBeGreaterThanOrEqual(50);
});
