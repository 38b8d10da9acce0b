import { describe, expect, test } from 'vitest';
import { toErrorMessage } from '../../../lib/providers/error-message.ts';
import { toRunError } from '../../../lib/providers/to-run-error.ts';
import { HttpRefusal, NotAStream } from '../../../lib/sse/stream-request.ts';

const remote = { url: 'https://api.example.com/v1/chat/completions', model: 'm', key: 'sk-secret' };

function refuse(status: number, body: unknown) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return toRunError(new HttpRefusal(status, new Headers(), text), remote);
}

describe('what the endpoint said is found', () => {
  test.each([
    ['OpenAI', { error: { message: 'No', type: 't', param: null, code: null } }, 'No'],
    ['Ollama', { error: 'No' }, 'No'],
    ['Gemini', [{ error: { code: 400, message: 'No', status: 'INVALID_ARGUMENT' } }], 'No'],
    ['vLLM', { object: 'error', message: 'No', code: 400 }, 'No'],
    ['FastAPI', { detail: 'No' }, 'No'],
    ['FastAPI, a list', { detail: [{ loc: ['body'], msg: 'x', message: 'No' }] }, 'No'],
    [
      'FastAPI, with places',
      {
        detail: [
          { loc: ['body', 'n'], msg: 'No' },
          { loc: ['query', 'm'], msg: 'Neither' },
        ],
      },
      'n: No\nquery.m: Neither',
    ],
    [
      'Mistral, whose message is an object',
      { object: 'error', message: { detail: [{ loc: ['body', 'n'], msg: 'No' }] } },
      'n: No',
    ],
    [
      'OpenRouter, with what it was told',
      {
        error: {
          message: 'Provider returned error',
          metadata: { raw: '{"error":{"message":"No"}}' },
        },
      },
      'Provider returned error\nNo',
    ],
    [
      'Nest and Fastify',
      { statusCode: 400, message: 'No', error: 'Bad Request' },
      'Bad Request: No',
    ],
    ['OAuth', { error: 'invalid_request', error_description: 'No' }, 'invalid_request: No'],
    ['Groq, in a stream', { x_groq: { error: 'No' } }, 'No'],
    ['Cloudflare', { errors: [{ message: 'x' }] }, '{"errors":[{"message":"x"}]}'],
    ['an empty object', {}, '{}'],
    ['an empty message', { error: { message: '' } }, '{"error":{"message":""}}'],
    ['an error that is null', { error: null, message: 'No' }, 'No'],
  ])('%s', (_, envelope, message) => {
    expect(toErrorMessage(envelope)).toBe(message);
    expect(refuse(400, envelope).detail).toBe(message);
  });

  test('also where it is a page, or nothing', () => {
    expect(refuse(502, ' <html>Bad gateway</html>\n').detail).toBe('<html>Bad gateway</html>');
    expect(refuse(502, ' \n').detail).toBeUndefined();
  });

  test('and cut at 2,000 characters', () => {
    expect(refuse(500, { error: { message: 'x'.repeat(9_000) } }).detail).toHaveLength(2_000);
    expect(refuse(500, 'x'.repeat(9_000)).detail).toHaveLength(2_000);
    expect(toRunError(new NotAStream('<'.repeat(9_000)), remote).detail).toHaveLength(2_000);
  });
});

describe('what the request said is none of the endpoint’s words', () => {
  const echo = (input: string) => ({
    detail: [{ type: 'extra_forbidden', loc: ['body', 'x'], msg: 'Extra inputs', input }],
  });
  test.each([
    [422, 'What is a context window?', 'bad-request'],
    [422, 'insufficient_quota', 'bad-request'],
    [503, 'the context length', 'overloaded'],
    [403, 'Which country is it?', 'key-refused'],
  ] as const)('%s with "%s" in it', (status, input, kind) => {
    expect(refuse(status, echo(input)).kind).toBe(kind);
  });

  test('and of an envelope of an unknown shape all counts', () => {
    expect(refuse(400, { errors: ['context_length_exceeded'] }).kind).toBe('too-long');
  });
});

test('an error that is written as an event is read as one', () => {
  const refused = refuse(400, 'event: error\ndata: {"error":{"message":"No"}}\n\n');
  expect(refused.detail).toBe('No');
});
