import { expect, test } from 'vitest';
import { dialects } from '../../../lib/core/connection.ts';
import { findAdapter } from '../../../lib/providers/adapters.ts';
import { toOwnKeyHeader } from '../../../lib/providers/dialect.ts';
import { bearer } from '../../../lib/providers/to-stream-request.ts';
import { singleTry } from '../../support/single-try.ts';

test.each(dialects)(
  'the header that is named for %s is the one that its adapter sends',
  (dialect) => {
    const { keyHeader } = findAdapter({ provider: 'custom', tuning: { ...singleTry, dialect } });
    expect(toOwnKeyHeader('custom', dialect)).toEqual(keyHeader ?? bearer);
  },
);

test('a header of the provider comes before that of the dialect', () => {
  expect(toOwnKeyHeader('azure', 'anthropic-messages').name).toBe('api-key');
});
