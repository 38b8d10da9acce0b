import { describe, expect, test } from 'vitest';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal } from '../../../lib/sse/stream-request.ts';

const key = 'sk-0123456789abcdef';
const find = (headers: Record<string, string>, body = ''): string | undefined =>
  toRunError(new HttpRefusal(500, new Headers(headers), body), {
    url: 'https://api.example.com/v1/messages',
    model: 'm',
    key,
  }).requestId;
const anthropic = '{"type":"error","error":{"message":"x"},"request_id":"req_body"}';

describe('the number of a request', () => {
  test.each<[string, Record<string, string>, string]>([
    ['OpenAI', { 'x-request-id': 'req_1', 'cf-ray': 'ray' }, ''],
    ['Anthropic', { 'request-id': 'req_1' }, anthropic],
  ])('stands in a header of %s', (_, headers, body) => {
    expect(find(headers, body)).toBe('req_1');
  });

  test('stands in the body where a proxy took the header, before the proxy’s own', () => {
    expect(find({ 'cf-ray': 'ray' }, anthropic)).toBe('req_body');
    expect(find({ 'cf-ray': 'ray' }, '{"request_id":7}')).toBe('ray');
  });

  test('is none where nobody says one', () => {
    expect(find({}, '<html>')).toBeUndefined();
  });

  test('never holds the key, nor more than a number needs', () => {
    expect(find({ 'x-request-id': `a${key}b` })).toBe('a[key]b');
    expect(find({ 'x-request-id': 'x'.repeat(195) + key })).toBe(`${'x'.repeat(195)}[key]`);
    expect(find({}, JSON.stringify({ request_id: 'x'.repeat(5_000) }))).toHaveLength(200);
  });
});
