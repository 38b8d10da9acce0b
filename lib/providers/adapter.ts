import type { Correction, ModelParameters } from '../core/connection.ts';
import type { PictureBytes } from '../core/content.ts';
import type { FinishReason, StreamPart } from '../core/parts.ts';
import type { RunError } from '../core/run-error.ts';
import type { ToolOffer } from '../core/tool.ts';
import type { ServerSentEvent } from '../sse/event-feed.ts';
import type { KeyHeader } from './to-stream-request.ts';

/** A message as every provider knows it; an adapter writes it in its own form. */
export interface PromptMessage {
  /** `tool`: what the calls of the assistant's message before it gave back, all of them. */
  role: 'system' | 'user' | 'assistant' | 'tool';
  text: string;
  /** Of a user's message alone. */
  pictures?: readonly PictureBytes[];
  /** Of an assistant's: what it called after its text. Each has its result in the message that follows. */
  calls?: readonly PromptCall[];
  /** Of an assistant's with calls: what its adapter emitted as `echo` then. */
  echo?: readonly unknown[];
  /** Of a tool's, in the order of the calls. */
  results?: readonly PromptResult[];
}

/** A call as it is sent back. */
export interface PromptCall {
  /** The endpoint's own, or one of ours where it gave none. */
  id: string;
  name: string;
  /** JSON text, as it came; not always an object, nor JSON at all. */
  arguments: string;
}

/** What a call gave back. */
export interface PromptResult {
  callId: string;
  name: string;
  text: string;
  pictures?: readonly PictureBytes[];
  isError: boolean;
}

/** One request, before it has a form. */
export interface ModelRequest {
  /** Normalised by `parseBaseUrl`; may carry a query (Azure's `api-version`). */
  baseUrl: string;
  model: string;
  messages: readonly PromptMessage[];
  parameters: ModelParameters;
  /** False asks for one JSON reply; the screen is the same. */
  stream: boolean;
  corrections: readonly Correction[];
  /** What the model may call; none where that is undefined or empty. Messages with calls come only beside it. */
  tools?: readonly ToolOffer[] | undefined;
  /** The JSON Schema that the answer is to fit, for dialects that take one. */
  schema?: Readonly<Record<string, unknown>> | undefined;
}

/** A request in its provider's form, before key and custom fields are added to it. */
export interface AdapterRequest {
  url: string;
  /** JSON-safe; a field that is undefined is not sent. */
  body: Record<string, unknown>;
}

/** How a step ended. */
export type StepEnd = { finishReason: FinishReason } | { error: ReplyError };

/** What a reply itself can say of its error; key and length are seen to by whoever adds the rest. */
export type ReplyError = Pick<RunError, 'kind' | 'detail' | 'requestId' | 'retryAfterMs'>;

/** Reads one reply. Synchronous: it is called for every event on the hot path. */
export interface ReplyReader {
  /** Takes an event; returns true when the reply has said all that it will say. */
  onEvent(event: ServerSentEvent): boolean;
  /** Takes plain text, as it comes: only for a dialect whose servers may send their answer bare. */
  onText?(text: string): void;
  /** Is told of each line of an event stream that is none of it: for a dialect whose servers may write their text so. */
  onStray?(line: string): void;
  /** Takes a whole JSON reply, asked for or in spite of `stream: true`. False when it is not one. */
  onBody(text: string): boolean;
  /** Whether the end was named, so that further silence is no fault. */
  readonly finished: boolean;
  /** What the end of the connection means. Emits what was held back; called once, at the end, whatever that was. */
  end(): StepEnd;
}

/** A refusal (an HTTP status that is not success), as far as an adapter may look into it. */
export interface Refusal {
  status: number;
  body: string;
  /** The fields of the request's body that the user wrote there: no correction reaches them. */
  ownFields?: readonly string[];
}

/** One provider's dialect. See README.md for how to add one. */
export interface Adapter {
  /** Headers that the dialect itself asks for, with every request; the key is none of them. In lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How the dialect takes a key, where that is not `Authorization: Bearer`. */
  readonly keyHeader?: KeyHeader;
  /** Set where the dialect has no place for a picture. */
  readonly wordsOnly?: true;
  /** Whether tools can be offered in it. */
  readonly takesTools?: boolean;
  /** Whether the dialect has a field for a JSON Schema; where it has none, the schema is told in words. */
  readonly takesSchema?: boolean;
  toRequest(request: ModelRequest): AdapterRequest;
  /** `emit` gets the parts as they are read; never a terminal one, since a reply does not know its run. */
  createReader(emit: (part: StreamPart) => void): ReplyReader;
  /** What to do differently after a refusal, if it names something that this request said and need not say. */
  toCorrection?(refusal: Refusal, request: ModelRequest): Correction | undefined;
}
