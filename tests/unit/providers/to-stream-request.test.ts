import { expect, test } from 'vitest';
import { bearer, toStreamRequest } from '../../../lib/providers/to-stream-request.ts';

const request = {
  url: 'https://a.example/v1',
  headers: { 'anthropic-version': '1' },
  body: { model: 'm', stop: 'a' },
};
const none = { key: null, keyHeader: bearer, headers: {}, extraBody: {} };

test('the user’s headers replace ours of the same name, in whatever case, so that none is sent twice', () => {
  const headers = { 'Anthropic-Version': '2', 'X-Team': 'blue' };
  expect(toStreamRequest(request, { ...none, key: 'sk-1', headers }).headers).toEqual({
    'anthropic-version': '2',
    'x-team': 'blue',
    authorization: 'Bearer sk-1',
  });
});

test('the user’s fields replace ours, and null takes one out', () => {
  const { body } = toStreamRequest(request, { ...none, extraBody: { stop: null, top_k: 40 } });
  expect(JSON.parse(body)).toEqual({ model: 'm', top_k: 40 });
});
