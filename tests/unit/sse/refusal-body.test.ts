import { expect, test } from 'vitest';
import { toRefusal } from '../../../lib/sse/safe-fetch.ts';
import { HttpRefusal } from '../../../lib/sse/stream-request.ts';
import { toBytes } from '../../support/byte-stream.ts';

const text = '{"error":{"message":"Slow';

/** A refusal whose body begins, and then does what it is told to. */
function create(then: (controller: ReadableStreamDefaultController<Uint8Array>) => void) {
  let isClosed = false;
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) return controller.enqueue(toBytes(text));
      then(controller);
      // What never ends has nothing more to give either.
      return new Promise(() => undefined);
    },
    cancel() {
      isClosed = true;
    },
  });
  const response = new Response(body, { status: 429, headers: { 'retry-after': '7' } });
  return { response, isClosed: () => isClosed };
}

test('a refusal that breaks off in its body keeps its status, its headers and what came', async () => {
  const { response } = create((controller) => controller.error(new TypeError('terminated')));
  const refusal = await toRefusal(response, new AbortController().signal);
  expect(refusal).toBeInstanceOf(HttpRefusal);
  expect(refusal).toMatchObject({ status: 429, body: text });
  expect(refusal.headers.get('retry-after')).toBe('7');
});

test('a refusal whose body never ends is read for a while, and its connection closed', async () => {
  const { response, isClosed } = create(() => undefined);
  const refusal = await toRefusal(response, new AbortController().signal, 20);
  expect(refusal).toMatchObject({ status: 429, body: text });
  expect(isClosed()).toBe(true);
});

test('an end that was asked for in the body of a refusal is no refusal', async () => {
  const controller = new AbortController();
  const { response } = create((body) => {
    controller.abort(new Error('enough'));
    body.error(new Error('enough'));
  });
  await expect(toRefusal(response, controller.signal)).rejects.toThrow('enough');
});
