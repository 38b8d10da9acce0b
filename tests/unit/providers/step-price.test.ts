import { expect, test } from 'vitest';
import { onDeviceUrl } from '../../../lib/providers/base-url.ts';
import { findStepPrice } from '../../../lib/providers/find-step-price.ts';

const openai = { id: 'k', provider: 'openai', baseUrl: 'https://api.openai.com/v1' };
const own = {
  connectionId: 'k',
  model: 'gpt-4o',
  input: 1,
  output: 2,
  seen: '2026-11-22',
};

test('a price of the table is that of its provider, with its date', () => {
  expect(findStepPrice(openai, 'gpt-4o', [])).toEqual({
    input: 2.5,
    output: 10,
    seen: '2026-05-01',
  });
  expect(findStepPrice(openai, 'gpt-4o-x', [])).toBeUndefined();
});

test('somebody else’s server has a price of its own, which nobody knows', () => {
  const proxy = { ...openai, baseUrl: 'https://proxy.example/v1' };
  expect(findStepPrice(proxy, 'gpt-4o', [])).toBeUndefined();
});

test.each(['http://127.0.0.1:11434/v1', 'http://localhost:1234/v1', onDeviceUrl])(
  'a model on this machine costs nothing: %s',
  (baseUrl) => {
    expect(findStepPrice({ ...openai, provider: 'ollama', baseUrl }, 'm', [])).toEqual({
      input: 0,
      output: 0,
    });
  },
);

test('what the user says goes before all else, for that model of that connection', () => {
  const said = { input: 1, output: 2, seen: '2026-11-22', own: true };
  expect(findStepPrice(openai, 'gpt-4o', [own])).toEqual(said);
  expect(findStepPrice({ ...openai, baseUrl: 'http://localhost:1/v1' }, 'gpt-4o', [own])).toEqual(
    said,
  );
  expect(findStepPrice(openai, 'gpt-4o-mini', [own])).toMatchObject({ input: 0.15 });
  expect(findStepPrice({ ...openai, id: 'other' }, 'gpt-4o', [own])).toMatchObject({ input: 2.5 });
});
