import { expect, test } from 'vitest';
import { bearer, toStreamRequest } from '../../../lib/providers/to-stream-request.ts';

const request = { url: 'https://a.example/v1', body: { model: 'm', stop: 'a' } };
const none = { key: null, keyHeader: bearer, headers: {}, extraBody: {} };

test('the user’s headers go beside the one with the key', () => {
  const additions = { ...none, key: 'sk-1', headers: { 'x-team': 'blue' } };
  expect(toStreamRequest(request, additions).headers).toEqual({
    'x-team': 'blue',
    authorization: 'Bearer sk-1',
  });
});

test('the user’s fields replace ours, and null takes one out', () => {
  const { body } = toStreamRequest(request, { ...none, extraBody: { stop: null, top_k: 40 } });
  expect(JSON.parse(body)).toEqual({ model: 'm', top_k: 40 });
});
