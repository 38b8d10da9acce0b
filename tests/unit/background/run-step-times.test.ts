import { expect, test } from 'vitest';
import { runStep } from '../../../lib/background/run-step.ts';
import type { Post } from '../../../lib/background/run-step.ts';
import type { StreamPart } from '../../../lib/core/parts.ts';
import { chatCompletions } from '../../../lib/providers/chat-completions.ts';
import { bearer } from '../../../lib/providers/to-stream-request.ts';
import { createManualClock } from '../../support/manual-clock.ts';

const word = '{"choices":[{"delta":{"content":"Hi"}}]}';

/** A step that takes `makingMs` to make its request, and notes what happens when. */
async function watch(
  makingMs: number,
  post: (clock: ReturnType<typeof createManualClock>) => Post,
  { tellsCost = false, parts = [] as StreamPart[] } = {},
) {
  const clock = createManualClock();
  const startMs = clock.now();
  const happened: [string, number][] = [];
  const carryOut = post(clock);
  await runStep(
    {
      adapter: {
        ...chatCompletions,
        toRequest(request) {
          clock.advance(makingMs);
          return chatCompletions.toRequest(request);
        },
      },
      request: {
        baseUrl: 'https://example.org/v1',
        model: 'm',
        messages: [{ role: 'user', text: 'Hi' }],
        parameters: {},
        stream: true,
        corrections: [],
      },
      additions: { key: null, keyHeader: bearer, headers: {}, extraBody: {} },
      post: (...all) => {
        happened.push(['sent', clock.now() - startMs]);
        return carryOut(...all);
      },
      tellsCost,
      limits: { firstMs: 600_000, byteMs: 60_000, payloadMs: 180_000 },
    },
    (part, cameAtMs) => {
      happened.push([part.type, cameAtMs - startMs]);
      parts.push(part);
    },
    clock,
    new AbortController().signal,
    { onLeft: (atMs) => happened.push(['left', atMs - startMs]) },
  );
  return happened;
}

test('a request left when it was sent, not when it began to be made, and that is noted after it', async () => {
  const happened = await watch(40, () => async () => undefined);
  expect(happened.slice(0, 2)).toEqual([
    ['sent', 40],
    ['left', 40],
  ]);
});

test('a delta is as old as the bytes that it was read from, however long the reading took', async () => {
  const happened = await watch(0, (clock) => async (_, readers) => {
    clock.advance(100);
    readers.onBytes(1);
    clock.advance(30);
    readers.onEvent({ event: undefined, data: word });
  });
  expect(happened).toContainEqual(['text-delta', 100]);
});

test.each([
  [{ cost: 0.5 }, true, 0.5],
  [{ cost: 0.5 }, false, undefined],
  // With the user's own key at the provider: what that one asks comes on top, and is not always known.
  [{ cost: 0.5, is_byok: true, cost_details: { upstream_inference_cost: 2 } }, true, 2.5],
  [{ cost: 0.5, is_byok: true }, true, undefined],
])(
  'the word %j for a cost, taken where it means dollars (%s), is %s',
  async (said, tellsCost, cost) => {
    const parts: StreamPart[] = [];
    const usage = JSON.stringify({ choices: [], usage: { prompt_tokens: 5, ...said } });
    const post: Post = async (_, readers) =>
      void readers.onEvent({ event: undefined, data: usage });
    await watch(0, () => post, { tellsCost, parts });
    const [told] = parts.flatMap((part) => (part.type === 'usage' ? [part.usage] : []));
    expect(told).toMatchObject({ promptTokens: 5 });
    expect(told?.cost).toBe(cost);
  },
);
