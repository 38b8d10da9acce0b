import type { StreamPart } from '../core/parts.ts';
import type { Adapter, ReplyReader, StepEnd } from './adapter.ts';
import { chatCompletions } from './chat-completions.ts';
import { parseJson, parseReply, toList, toRecord, toText } from '../core/json.ts';
import { ownModel } from './own-model.ts';
import { createPayloads } from './payloads.ts';
import { toChatContent } from './request-fields.ts';
import { toEndpoint } from './to-stream-request.ts';
import { hasError, toStreamError } from './stream-error.ts';
import { createThinkSplitter } from './think-splitter.ts';
import { withoutCalls } from './without-calls.ts';
import type { PlainMessage } from './without-calls.ts';

/** The user's own server, which keeps the provider's key: it is sent the messages. The base URL is the endpoint. */
export const ownMessages: Adapter = createOwnBackend((messages) => ({
  messages: messages.map((message) => ({ role: message.role, content: toChatContent(message) })),
}));

/** The same for a server that takes one text. */
export const ownPrompt: Adapter = {
  ...createOwnBackend((messages) => ({ prompt: toPrompt(messages) })),
  wordsOnly: true,
};

/** Only what the server is known to take; anything else a user adds as extra fields. */
function createOwnBackend(toBody: (messages: PlainMessage[]) => Record<string, unknown>): Adapter {
  return {
    toRequest({ baseUrl, model, messages, parameters, stream }) {
      const { temperature, topP, maxTokens, reasoningEffort } = parameters;
      return {
        url: toEndpoint(baseUrl, ''),
        body: {
          ...toBody(withoutCalls(messages)),
          // Said only where the user wants it otherwise than such servers answer anyway.
          stream: stream ? undefined : false,
          model: model === ownModel ? undefined : model,
          temperature,
          top_p: topP,
          max_tokens: maxTokens,
          reasoning_effort: reasoningEffort,
        },
      };
    },
    createReader,
  };
}

/** A single question goes as it was asked; a conversation as a script, which any model can read. */
function toPrompt(messages: PlainMessage[]): string {
  if (messages.length === 1) return messages[0]?.text ?? '';
  const names = { system: 'System', user: 'User', assistant: 'Assistant' };
  return [...messages.map(({ role, text }) => `${names[role]}: ${text}`), 'Assistant:'].join(
    '\n\n',
  );
}

/** The fields in which servers put a piece of text, the likeliest first. */
const textFields = ['text', 'delta', 'content', 'token', 'response', 'answer', 'output', 'message'];

/** Names of events that keep a connection open, or tell of it. A name for pieces of text is the server's own. */
const noise =
  /^(?:ping|pong|heartbeat|keep-?alive|open|connected|start|status|meta|metadata|usage|session|conversation|id)$/i;

/** How the pieces are written; the first one tells. */
type Form = 'chat' | 'objects' | 'strings' | 'bare';

function createReader(emit: (part: StreamPart) => void): ReplyReader {
  const chat = chatCompletions.createReader(emit);
  const payloads = createPayloads(emit);
  let form: Form | undefined;
  let doneSeen = false;
  let failure: StepEnd | undefined;
  /** A bare line that is an error if nothing follows, and else a line of an answer about errors. */
  let doubtful: string | undefined;

  /** A backend that hands a local model's text on hands its thoughts on in it. */
  const thoughts = createThinkSplitter(emit);
  const say = thoughts.push;

  const readObject = (reply: Record<string, unknown>): void => {
    if (hasError(reply)) return fail(reply);
    const text = findText(reply);
    if (text === undefined) payloads.unknown(Object.keys(reply).join(', '));
    else say(text);
  };
  const fail = (reply: Record<string, unknown>): void => {
    failure = toStreamError(reply);
  };
  const readPiece = (data: string): void => {
    if (form === 'bare') {
      if (doubtful !== undefined) say(doubtful);
      doubtful = /^\[?\{ ?"error"/.test(data) ? data : undefined;
      if (doubtful === undefined) say(data);
    } else if (form === 'strings') {
      const text = parseJson(data);
      say(typeof text === 'string' ? text : data);
    } else {
      const reply = payloads.parse(data);
      if (reply) readObject(reply);
      failure ??= payloads.failure;
    }
  };

  return {
    onEvent({ event, data }) {
      if (event === 'error') {
        const reply = toRecord(parseJson(data)) ?? { error: data };
        fail('error' in reply ? reply : { error: reply });
        return true;
      }
      if (noise.test(event ?? '')) {
        payloads.unknown(event ?? '');
        return false;
      }
      // The first piece with text tells; what comes before the first choice may be of any shape.
      if (data !== '' && (form === undefined || form === 'objects')) {
        form = toForm(data, form);
        if (form === 'chat') thoughts.end();
      }
      if (form === 'chat') return chat.onEvent({ event, data });
      if (data.trim() === '[DONE]' || event === 'done' || event === 'end') {
        doneSeen = true;
        return true;
      }
      readPiece(data);
      return failure !== undefined;
    },
    onText(text) {
      form = 'bare';
      say(text);
    },
    onStray: payloads.unreadable,
    onBody(body) {
      const reply = parseJson(body);
      const record = toRecord(reply);
      if (record && chat.onBody(body)) {
        form = 'chat';
        return true;
      }
      if (body.trim() === '' || body.trimStart().startsWith('<')) return false;
      doneSeen = true;
      if (record) readObject(record);
      else say(typeof reply === 'string' ? reply : body);
      return true;
    },
    get finished() {
      return form === 'chat' && chat.finished;
    },
    end() {
      const error = doubtful === undefined ? undefined : parseReply(doubtful);
      if (error && hasError(error)) fail(error);
      else if (doubtful !== undefined) say(doubtful);
      doubtful = undefined;
      thoughts.end();
      if (form === 'chat') return chat.end();
      if (failure) return failure;
      // Bare lines and plain text have no word for their end: the end of the connection is theirs. Objects have one.
      const isWhole = doneSeen || form === 'bare' || form === 'strings';
      return isWhole
        ? { finishReason: { unified: 'stop', raw: null } }
        : { error: { kind: 'interrupted' } };
    },
  };
}

function toForm(data: string, known: Form | undefined): Form | undefined {
  const value = parseJson(data);
  const record = toRecord(value) ?? toListedError(value);
  if (record && 'choices' in record) return 'chat';
  if (known) return known;
  if (record) return findText(record) === undefined ? undefined : 'objects';
  // A server that writes its text as JSON, so that line ends survive, does so with every piece.
  return typeof value === 'string' ? 'strings' : 'bare';
}

/** Gemini's, as a proxy hands it on. Any other list is text. */
function toListedError(value: unknown): Record<string, unknown> | undefined {
  const record = toRecord(toList(value)[0]);
  return record && hasError(record) ? record : undefined;
}

/** The first text that is not empty: some send every field with every piece. Undefined where there is no such field. */
function findText(reply: Record<string, unknown>): string | undefined {
  let found: string | undefined;
  for (const field of textFields) {
    const value = reply[field];
    const inner = toRecord(value);
    if (typeof value !== 'string' && !inner) continue;
    found = inner ? toText(inner['content']) || toText(inner['text']) : toText(value);
    if (found !== '') break;
  }
  return found;
}
