import { expect, test } from 'vitest';
import { toFaultDocument } from '../../e2e/support/faults/fault-document.ts';
import { faultGroups, faults } from '../../e2e/support/faults/faults.ts';

// `npx vitest run tests/unit/support/fault-document.test.ts -u` writes the page anew.
test('docs/faults.md says what the rows say that the browser is held to', async () => {
  await expect(toFaultDocument()).toMatchFileSnapshot('../../../docs/faults.md');
});

test('each row has a name, and a sentence that no other of its table has', () => {
  expect(faults.length).toBeGreaterThanOrEqual(50);
  expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  for (const group of faultGroups) {
    expect(new Set(group.faults.map(({ what }) => what)).size).toBe(group.faults.length);
  }
});
