import { describe, expect, test } from 'vitest';
import { toAbilities } from '../../../lib/surface/known-abilities.ts';
import { findModels, toRecent } from '../../../lib/surface/model-rows.ts';
import { toConnectionView } from '../../support/connection-view.ts';

const one = { ...toConnectionView('one'), name: 'Router', model: 'b', models: ['a', 'b', 'c'] };
const two = { ...toConnectionView('two'), name: 'Local', model: '', models: [] };
const none = { favouriteModels: [], recentModels: [] };

const found = (typed = '', settings: Parameters<typeof findModels>[1] = none, most = 10) =>
  findModels([one, two], settings, { connectionId: 'one', model: 'chosen' }, typed, most).map(
    ({ key, rows, more }) => [key, rows.map(({ name }) => name), more],
  );

describe('models are found', () => {
  test('by connection, the chosen and the connection’s own before all others', () => {
    expect(found()).toEqual([
      ['one', ['chosen', 'b', 'a', 'c'], 0],
      // One without a model is asked by its own name.
      ['two', ['Local'], 0],
    ]);
  });

  test('favourites first, then those that were used last, each once and only while they are there', () => {
    const favouriteModels = [
      { connectionId: 'one', model: 'c' },
      { connectionId: 'gone', model: 'x' },
    ];
    const recentModels = [...favouriteModels, { connectionId: 'one', model: 'a' }];
    expect(found('', { favouriteModels, recentModels })).toEqual([
      ['favourites', ['c'], 0],
      ['recent', ['a'], 0],
      ['one', ['chosen', 'b'], 0],
      ['two', ['Local'], 0],
    ]);
  });

  test('by words of their own and their connection’s name, in any order and case', () => {
    expect(found('ROUTER a')).toEqual([['one', ['a'], 0]]);
    expect(found('c router')).toEqual([['one', ['chosen', 'c'], 0]]);
    expect(found('nothing of the kind')).toEqual([]);
  });

  test('no more of each connection than anybody reads, with the number of those left out', () => {
    expect(found('', none, 2)).toEqual([
      ['one', ['chosen', 'b'], 2],
      ['two', ['Local'], 0],
    ]);
  });
});

test('what was picked last is first, once, and the fifth of the others is forgotten', () => {
  const picks = ['a', 'b', 'c', 'd', 'e'].map((model) => ({ connectionId: 'one', model }));
  const next = toRecent(picks, { connectionId: 'one', model: 'c' });
  expect(next.map(({ model }) => model)).toEqual(['c', 'a', 'b', 'd', 'e']);
  const other = toRecent(picks, { connectionId: 'two', model: 'c' });
  expect(other.map(({ model }) => model)).toEqual(['c', 'a', 'b', 'c', 'd']);
});

test.each([
  ['gpt-4o', ['vision', 'tools']],
  ['openai/gpt-5.2', ['vision', 'reasoning', 'tools']],
  ['o3-mini', ['reasoning', 'tools']],
  ['claude-opus-5-5', ['vision', 'reasoning', 'tools']],
  ['gemini-3.8-flash', ['vision', 'reasoning', 'tools']],
  ['deepseek-r1:14b', ['reasoning']],
  ['accounts/fireworks/models/gpt-oss-120b', ['reasoning', 'tools']],
  ['text-embedding-3-large', []],
  ['gpt-image-1', []],
  ['nobody-knows', []],
])('what %s can do is known by its name', (model, abilities) => {
  expect(toAbilities({}, model)).toEqual(abilities);
});

test('what the endpoint says of a model comes before what is known of its name', () => {
  expect(toAbilities({ abilities: { 'gpt-4o': [] } }, 'gpt-4o')).toEqual([]);
  expect(toAbilities({ abilities: { other: [] } }, 'gpt-4o')).toEqual(['vision', 'tools']);
  expect(toAbilities({ abilities: {} }, 'constructor')).toEqual([]);
});
