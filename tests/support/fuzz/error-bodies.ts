/** Refusals in the forms that endpoints write. */
export const errorBodies: readonly unknown[] = [
  {
    error: {
      message: 'Unsupported parameter: temperature',
      type: 'invalid_request_error',
      param: 'temperature',
      code: 'x',
    },
  },
  { error: 'model not found' },
  [
    {
      error: {
        code: 429,
        message: 'Quota',
        status: 'RESOURCE_EXHAUSTED',
        details: [{ retryDelay: '7s' }],
      },
    },
  ],
  { object: 'error', message: 'too long', code: 400 },
  {
    detail: [
      { loc: ['body', 'max_tokens'], msg: 'extra fields not permitted', type: 'value_error' },
    ],
  },
  { detail: 'Not found' },
  { message: { detail: [{ loc: ['body', 0], msg: 'no' }] } },
  { x_groq: { error: { message: 'over capacity' } } },
  {
    error: {
      message: 'Provider returned error',
      code: 429,
      metadata: {
        raw: '{"error":{"message":"slow down, try again in 5.289s"}}',
        provider_name: 'X',
        headers: { 'X-RateLimit-Reset': '1790000000000', 'X-RateLimit-Remaining': '0' },
      },
    },
  },
  {
    type: 'error',
    error: { type: 'overloaded_error', message: 'Overloaded' },
    request_id: 'req_1',
  },
  { error: { message: "Please try again in 1m2.5s. {'input': [{'role': 'user'}], 'type': 'x'}" } },
];

/** Headers that are read of a refusal. */
export const refusalHeaders: readonly (readonly [string, string])[] = [
  ['retry-after', '30'],
  ['retry-after', 'Wed, 21 Oct 9999 07:28:00 GMT'],
  ['retry-after', '-5'],
  ['retry-after', '1e300'],
  ['retry-after-ms', '1500'],
  ['x-ratelimit-reset-tokens', '6m0s'],
  ['x-ratelimit-remaining-tokens', '0'],
  ['anthropic-ratelimit-requests-reset', '2026-11-23T00:00:00Z'],
  ['ratelimit', '"burst";r=0;t=3, "day";r=50;t=900'],
  ['x-request-id', 'req_9'],
  ['x-should-retry', 'true'],
];
