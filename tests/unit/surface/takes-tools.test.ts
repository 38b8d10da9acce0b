import { expect, test } from 'vitest';
import type { ModelAbility } from '../../../lib/core/connection.ts';
import { takesTools } from '../../../lib/surface/takes-tools.ts';
import { toConnectionView } from '../../support/connection-view.ts';

const ask = (model: string, abilities?: Record<string, ModelAbility[]>) =>
  takesTools({
    connection: { ...toConnectionView('one'), ...(abilities && { abilities }) },
    model,
    stream: true,
  });

test('a model that nobody knows is taken to use tools', () => {
  expect(ask('my-own-model')).toBe('yes');
  expect(takesTools(null)).toBe('yes');
});

test('what its endpoint says goes before what its name says', () => {
  expect(ask('gpt-4o')).toBe('yes');
  expect(ask('gpt-4o', { 'gpt-4o': ['vision'] })).toBe('unknown');
  expect(ask('gemma-3')).toBe('unknown');
  expect(ask('gemma-3', { 'gemma-3': ['tools'] })).toBe('yes');
  expect(ask('mine', { mine: [] })).toBe('unknown');
});

test('a dialect without a place for tools takes none, whatever the model', () => {
  for (const dialect of ['own-messages', 'own-prompt', 'on-device'] as const) {
    const one = toConnectionView('one');
    const connection = { ...one, tuning: { ...one.tuning, dialect } };
    expect(takesTools({ connection, model: 'gpt-4o', stream: true })).toBe('never');
  }
});
