import type { Step } from '../../lib/background/run-step.ts';
import type { Correction } from '../../lib/core/connection.ts';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { bearer } from '../../lib/providers/to-stream-request.ts';
import { postEventStream } from '../../lib/sse/post-event-stream.ts';

/** A step that asks a server nothing in particular, over real HTTP. */
export function toChatStep(
  baseUrl: string,
  asked: { model: string; corrections?: readonly Correction[]; retries?: number },
): Step {
  const { model, corrections = [], retries = 0 } = asked;
  return {
    adapter: chatCompletions,
    request: { baseUrl, model, messages: [], parameters: {}, stream: true, corrections },
    additions: { key: null, keyHeader: bearer, headers: {}, extraBody: {} },
    post: postEventStream,
    limits: { firstMs: 60_000, byteMs: 60_000, payloadMs: 60_000 },
    retries,
  };
}
