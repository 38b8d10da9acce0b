import type { FinishReason, StreamPart } from '../core/parts.ts';
import type { RunError } from '../core/run-error.ts';
import type { ServerSentEvent } from '../sse/post-event-stream.ts';
import type { StreamRequest } from '../sse/stream-request.ts';

/** A message as every provider knows it; an adapter writes it in its own form. */
export interface PromptMessage {
  role: 'system' | 'user' | 'assistant';
  text: string;
}

/** One request, before it has a form. */
export interface ModelRequest {
  /** Normalised by `parseBaseUrl`. */
  baseUrl: string;
  /** null where none is kept; then no header is sent. */
  key: string | null;
  model: string;
  messages: readonly PromptMessage[];
  /** False once the endpoint has refused the field by name. */
  withStreamOptions: boolean;
}

/** How a step ended. */
export type StepEnd = { finishReason: FinishReason } | { error: Pick<RunError, 'kind' | 'detail'> };

/** Reads one reply. Synchronous: it is called for every event on the hot path. */
export interface ReplyReader {
  /** Takes an event; returns true when the reply has said all that it will say. */
  onEvent(event: ServerSentEvent): boolean;
  /** Takes a whole JSON reply, as some servers send in spite of `stream: true`. False when it is not one. */
  onBody(text: string): boolean;
  /** Whether the end was named, so that further silence is no fault. */
  readonly finished: boolean;
  /** What the end of the connection means. */
  end(): StepEnd;
}

/** One provider's dialect. See README.md for how to add one. */
export interface Adapter {
  toRequest(request: ModelRequest): StreamRequest;
  /** `emit` gets the parts as they are read; never a terminal one, since a reply does not know its run. */
  createReader(emit: (part: StreamPart) => void): ReplyReader;
}
