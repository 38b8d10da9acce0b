import * as fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ErrorKind } from '../../../lib/core/run-error.ts';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';
import { check } from '../../support/property.ts';

const remote = { url: 'https://api.example.com/v1/chat/completions', model: 'm', key: 'sk-secret' };
const local = { ...remote, url: 'http://localhost:11434/v1/chat/completions', key: null };

function refuse(
  status: number,
  body: unknown = '',
  context: typeof remote | typeof local = remote,
) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toRunError(new HttpRefusal(status, new Headers(), text), context);
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a refusal is named by its remedy', () => {
  test.each<[number, ErrorKind]>([
    [400, 'bad-request'],
    [401, 'key-refused'],
    [402, 'quota-exhausted'],
    [403, 'key-refused'],
    [404, 'not-found'],
    [405, 'not-found'],
    [408, 'timed-out'],
    [409, 'bad-request'],
    [413, 'too-long'],
    [415, 'bad-request'],
    [422, 'bad-request'],
    [429, 'rate-limited'],
    [500, 'overloaded'],
    [502, 'overloaded'],
    [503, 'overloaded'],
    [504, 'overloaded'],
    [529, 'overloaded'],
  ])('HTTP %i is %s, whatever form its body has', (status, kind) => {
    const bodies = ['', '<html>x</html>', { error: { message: 'x' } }, { error: 'x' }, [], 'null'];
    for (const body of bodies) expect(refuse(status, body).kind).toBe(kind);
  });

  test('and says where it came from', () => {
    expect(refuse(500, { error: { message: 'Broken' } })).toMatchObject({
      host: 'api.example.com',
      model: 'm',
      status: 500,
      detail: 'Broken',
    });
    expect(refuse(500, '', local).host).toBe('localhost:11434');
  });

  test.each<[string, number, object]>([
    [
      'OpenAI',
      400,
      {
        error: {
          message: "This model's maximum context length is 128000 tokens. However, your messages …",
          type: 'invalid_request_error',
          param: 'messages',
          code: 'context_length_exceeded',
        },
      },
    ],
    ['OpenAI, one field', 400, { error: { message: 'Invalid', code: 'string_above_max_length' } }],
    [
      'Anthropic',
      400,
      { type: 'error', error: { message: 'prompt is too long: 210000 tokens > 200000 maximum' } },
    ],
    [
      'Anthropic, with max_tokens',
      400,
      { error: { message: 'input length and `max_tokens` exceed context limit: 190000 + 20000' } },
    ],
    [
      'llama.cpp',
      400,
      {
        error: {
          code: 400,
          message: 'the request exceeds the available context size, try increasing it',
          type: 'exceed_context_size_error',
          n_ctx: 4096,
        },
      },
    ],
    [
      'llama.cpp, earlier',
      500,
      {
        error: { message: 'the request exceeds the available context size', type: 'server_error' },
      },
    ],
    [
      'vLLM',
      400,
      {
        object: 'error',
        message: "This model's maximum context length is 4096 tokens. However, you requested 5000",
        code: 400,
      },
    ],
    [
      'vLLM, the prompt alone',
      400,
      {
        error: { message: 'The decoder prompt (length 9) is longer than the maximum model length' },
      },
    ],
    ['LM Studio', 400, { error: 'loaded with context length of only 4096 tokens' }],
    ['Gemini', 400, [{ error: { message: 'exceeds the maximum number of tokens allowed (9)' } }]],
    [
      'xAI',
      400,
      { error: "This model's maximum prompt length is 131072 but the request contains" },
    ],
    [
      'TGI',
      422,
      { error: 'Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8' },
    ],
    ['Cohere', 400, { message: 'too many tokens: total number of tokens …' }],
    ['a proxy', 413, {}],
    ['Moonshot', 400, { error: { message: 'Your request exceeded model token limit: 8192' } }],
    ['Alibaba', 400, { error: { message: 'Range of input length should be [1, 129024]' } }],
  ])('a question that is too long is so in the words of %s', (_, status, body) => {
    expect(refuse(status, body).kind).toBe('too-long');
  });

  test('an answer that may be too long is not a question that is', () => {
    const message =
      "'max_tokens' or 'max_completion_tokens' is too large: 5000. This model's maximum context length is 4096";
    expect(refuse(400, { error: { message } }).kind).toBe('bad-request');
  });

  test('too many tokens a minute is a rate, not a length', () => {
    const body = { message: 'Too many tokens, please wait before trying again.' };
    expect(refuse(429, body).kind).toBe('rate-limited');
  });

  test('a spent quota is not a rate, although it comes with 429', () => {
    const error = { message: 'You exceeded your current quota', code: 'insufficient_quota' };
    expect(refuse(429, { error }).kind).toBe('quota-exhausted');
  });

  test.each([
    ['Moonshot', { error: { message: 'Suspended', type: 'exceeded_current_quota_error' } }],
    ['xAI', { error: 'Your team has either used all available credits or reached its limit.' }],
  ])('so is it in the words of %s', (_, body) => {
    expect(refuse(429, body).kind).toBe('quota-exhausted');
  });

  test.each([401, 403])('without a key, %i is no refusal of one', (status) => {
    const context = { ...remote, key: null };
    const body = { error: 'Your session has expired, sign in.' };
    expect(refuse(status, body, context)).toMatchObject({
      kind: 'not-allowed',
      detail: 'Your session has expired, sign in.',
    });
  });

  test.each<[string, object]>([
    [
      'Gemini',
      [
        {
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
            details: [{ reason: 'API_KEY_INVALID' }],
          },
        },
      ],
    ],
    ['Gemini, once valid', [{ error: { message: 'API key expired. Please renew the API key.' } }]],
    [
      'xAI',
      { code: 'Client specified an invalid argument', error: 'Incorrect API key provided: x' },
    ],
    ['others', { error: { message: 'Invalid API key' } }],
  ])('a key that is refused with 400 is so in the words of %s', (_, body) => {
    expect(refuse(400, body).kind).toBe('key-refused');
  });

  const page = ' <!doctype html><title>403</title><p>The origin server denied this.</p>';
  test.each<[string, string, typeof remote | typeof local, ErrorKind]>([
    ['nothing, on this machine', '', local, 'blocked-origin'],
    ['blanks, on this machine', ' \n', local, 'blocked-origin'],
    ['an origin', '{"error":"Origin not allowed"}', local, 'blocked-origin'],
    ['CORS', 'Forbidden by CORS policy', local, 'blocked-origin'],
    [
      'an origin, elsewhere',
      'origin chrome-extension://x is not allowed',
      remote,
      'blocked-origin',
    ],
    ['nothing, elsewhere', '', remote, 'key-refused'],
    ['a key', '{"error":{"message":"This key has no access"}}', remote, 'key-refused'],
    [
      'a key, on this machine, where none was sent',
      '{"error":"invalid key"}',
      local,
      'not-allowed',
    ],
    [
      'a country',
      '{"error":{"code":"unsupported_country_region_territory"}}',
      remote,
      'not-allowed',
    ],
    ['moderation', '{"error":{"message":"Your input was flagged"}}', remote, 'not-allowed'],
    ['credits', '{"error":"Your team doesn\'t have any credits yet."}', remote, 'quota-exhausted'],
    ['something original', 'The original request', remote, 'key-refused'],
    ['an origin as JSON, elsewhere', '{"error":"Origin not allowed"}', remote, 'blocked-origin'],
    ['an origin in a page, elsewhere', page, remote, 'key-refused'],
    ['an origin in a page, on this machine', page, local, 'blocked-origin'],
    ['an origin in much text, elsewhere', `${'x '.repeat(200)}origin`, remote, 'key-refused'],
    [
      'an origin beside its message, elsewhere',
      '{"error":{"message":"This key has no access","origin":"eu"}}',
      remote,
      'key-refused',
    ],
  ])('403 that names %s', (_, body, context, kind) => {
    expect(refuse(403, body, context).kind).toBe(kind);
  });
});

describe('what is no refusal', () => {
  test('is a bad reply, when something else than a stream came', () => {
    expect(toRunError(new NotAStream(' <html>Sign in</html>'), remote)).toEqual({
      kind: 'bad-reply',
      host: 'api.example.com',
      model: 'm',
      detail: '<html>Sign in</html>',
    });
  });

  test.each([
    [true, 'unreachable'],
    [undefined, 'unreachable'],
    [false, 'offline'],
  ])('is no connection; online: %s, so %s', (onLine, kind) => {
    vi.stubGlobal('navigator', { onLine });
    expect(toRunError(new TypeError('Failed to fetch'), remote).kind).toBe(kind);
  });

  test('is our own fault otherwise', () => {
    expect(toRunError(new RangeError('oops'), remote)).toMatchObject({
      kind: 'unexpected',
      detail: 'RangeError: oops',
    });
    expect(toRunError('text', remote).kind).toBe('unexpected');
    expect(toRunError(undefined, remote).kind).toBe('unexpected');
  });
});

test('any refusal at all becomes an error that can be sent on', () => {
  check(
    fc.property(
      fc.integer({ min: 200, max: 599 }),
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.jsonValue().map((error) => JSON.stringify({ error })),
      ),
      fc.constantFrom(remote.url, local.url, 'nonsense', ''),
      (status, body, url) => {
        const cause = new HttpRefusal(status, new Headers(), body);
        const error = toRunError(cause, { url, model: 'm', key: 'sk-secret' });
        expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status, kind: error.kind });
        expect((error.detail ?? '').length).toBeLessThanOrEqual(2_000);
      },
    ),
    150,
  );
});
