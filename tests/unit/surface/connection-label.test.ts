import { expect, test } from 'vitest';
import { toConnectionLabel } from '../../../lib/surface/connection-label.ts';
import { findModels } from '../../../lib/surface/model-rows.ts';
import { toConnectionView } from '../../support/connection-view.ts';

const key = { lastFour: 'WXYZ', savedAtMs: 0, kind: 'device', state: 'ready' } as const;
const work = { ...toConnectionView('a'), name: 'OpenAI', key };
const home = { ...toConnectionView('b'), name: 'OpenAI', key: { ...key, lastFour: '1234' } };
const other = { ...toConnectionView('c'), name: 'Groq', key };

test('two connections of one name are told apart by the end of their keys, and others need none', () => {
  const all = [work, home, other];
  expect(all.map((one) => toConnectionLabel(one, all))).toEqual([
    'OpenAI …WXYZ',
    'OpenAI …1234',
    'Groq',
  ]);
  expect(toConnectionLabel({ ...home, key: null }, all)).toBe('OpenAI');
  expect(toConnectionLabel({ ...home, key: { ...key, lastFour: '' } }, all)).toBe('OpenAI');
});

test('the picker has the same names, and finds them by what is typed', () => {
  const none = { favouriteModels: [], recentModels: [] };
  const groups = findModels([work, home, other], none, null, 'openai 1234', 10);
  expect(groups.map(({ name }) => name)).toEqual(['OpenAI …1234']);
  expect(groups[0]?.rows[0]).toMatchObject({ connectionName: 'OpenAI …1234' });
});
