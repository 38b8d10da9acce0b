import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readImport } from '../../../lib/transfer/read-import.ts';

test('the example in docs/export-format.md is a file that can be imported', async () => {
  const example = /```json\n([^]*?)```/.exec(readFileSync('docs/export-format.md', 'utf8'))?.[1];
  expect(await readImport(new Blob([example ?? '']), 0)).toMatchObject({
    format: 'sidestream',
    records: [{ messages: [{ role: 'user' }, { role: 'assistant' }] }],
  });
});
