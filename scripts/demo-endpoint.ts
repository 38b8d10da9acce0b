import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoAnswer } from './demo-answers.ts';
import type { DemoTurn } from './demo-answers.ts';

/** What became of one answer, for whoever watches the demo. */
export interface DemoReport {
  sentDeltas: number;
  allDeltas: number;
  /** The client closed the stream before the answer was whole. */
  wasStopped: boolean;
}

/** A running demo endpoint. */
export interface DemoEndpoint {
  /** The base URL to enter in a client, with `/v1`. */
  readonly url: string;
  /** Drops running answers and stops listening. */
  close(): Promise<void>;
}

const modelId = 'scripted-demo-no-model';
const defaultPort = 8787;
const firstDeltaAfterMs = 300;
const deltasPerSecond = 40;

/**
 * Starts an OpenAI-compatible endpoint on 127.0.0.1 that streams written answers at the speed of a
 * model, for trying the product without a key.
 *
 * @param options.port without it any free port is taken
 * @param options.onReport called when an answer is over
 */
export async function createDemoEndpoint(
  options: { port?: number; onReport?: (report: DemoReport) => void } = {},
): Promise<DemoEndpoint> {
  const server = createServer((incoming, response) => {
    // Writing to a stream that the client has just closed: the report tells of it.
    response.on('error', () => {});
    respond(incoming, response)
      .then((report) => report && options.onReport?.(report))
      .catch(() => response.destroy());
  });
  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server, 'listening');

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Question {
  turns: DemoTurn[];
  isStream: boolean;
  wantsUsage: boolean;
  maxTokens: number;
}

async function respond(
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<DemoReport | undefined> {
  const path = (incoming.url ?? '/').split('?', 1)[0];
  if (incoming.method === 'GET' && path === '/v1/models') {
    const model = { id: modelId, object: 'model', created: 0, owned_by: 'sidestream' };
    sendJson(response, 200, { object: 'list', data: [model] });
    return undefined;
  }
  if (incoming.method !== 'POST' || path !== '/v1/chat/completions') {
    sendError(
      response,
      404,
      `There is no ${incoming.method} ${path} here; the base URL ends in /v1.`,
    );
    return undefined;
  }
  const question = toQuestion(await readJson(incoming));
  if (!question) {
    sendError(response, 400, 'The body must be JSON with a list of messages.');
    return undefined;
  }
  return answer(question, response);
}

async function answer(question: Question, response: ServerResponse): Promise<DemoReport> {
  const allDeltas = demoAnswer(question.turns).match(/\s*\S+/g) ?? [];
  const deltas = allDeltas.slice(0, question.maxTokens);
  const finish_reason = deltas.length < allDeltas.length ? 'length' : 'stop';
  const usage = toUsage(question.turns, deltas.length);
  const closing = new AbortController();
  response.once('close', () => closing.abort());
  let sentDeltas = 0;

  const send = (choices: readonly object[], extra: object = {}): void => {
    const chunk = { ...toHead('chat.completion.chunk'), choices, ...extra };
    response.write(`data: ${JSON.stringify(chunk)}\n\n`);
  };

  try {
    if (question.isStream) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
      response.flushHeaders();
    }
    const startMs = performance.now() + firstDeltaAfterMs;
    await sleep(firstDeltaAfterMs, undefined, { signal: closing.signal });
    if (!question.isStream) {
      const message = { role: 'assistant', content: deltas.join('') };
      const choices = [{ index: 0, message, finish_reason }];
      sendJson(response, 200, { ...toHead('chat.completion'), choices, usage });
      return { sentDeltas: deltas.length, allDeltas: deltas.length, wasStopped: false };
    }
    send([{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]);
    for (const content of deltas) {
      // Each is due by the clock, so that late timers do not add up.
      const waitMs = startMs + (sentDeltas * 1000) / deltasPerSecond - performance.now();
      if (waitMs > 0) await sleep(waitMs, undefined, { signal: closing.signal });
      closing.signal.throwIfAborted();
      send([{ index: 0, delta: { content }, finish_reason: null }]);
      sentDeltas += 1;
    }
    send([{ index: 0, delta: {}, finish_reason }]);
    if (question.wantsUsage) send([], { usage });
    response.end('data: [DONE]\n\n');
  } catch (error) {
    if (!closing.signal.aborted) throw error;
  }
  return { sentDeltas, allDeltas: deltas.length, wasStopped: sentDeltas < deltas.length };
}

function toQuestion(body: unknown): Question | undefined {
  if (!isRecord(body) || !Array.isArray(body['messages'])) return undefined;
  const streamOptions = body['stream_options'];
  const limit = body['max_completion_tokens'] ?? body['max_tokens'];
  return {
    turns: body['messages'].filter(isRecord).map((message) => ({
      role: String(message['role']),
      text: toText(message['content']),
    })),
    isStream: body['stream'] === true,
    wantsUsage: isRecord(streamOptions) && streamOptions['include_usage'] === true,
    maxTokens: typeof limit === 'number' && limit >= 1 ? Math.floor(limit) : Infinity,
  };
}

/** Content is a string or a list of parts, of which the texts count. */
function toText(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  const texts = content.filter(isRecord).map((part) => part['text']);
  return texts.filter((text) => typeof text === 'string').join('\n');
}

function toUsage(turns: readonly DemoTurn[], completion_tokens: number): object {
  const characters = turns.reduce((sum, { text }) => sum + text.length, 0);
  const prompt_tokens = Math.ceil(characters / 4);
  return { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens };
}

function toHead(object: string): object {
  return { id: 'chatcmpl-demo', object, created: Math.floor(Date.now() / 1000), model: modelId };
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function sendError(response: ServerResponse, status: number, message: string): void {
  sendJson(response, status, {
    error: { message, type: 'invalid_request_error', param: null, code: null },
  });
}

async function readJson(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const port = Number(values.port ?? defaultPort);
  const endpoint = await createDemoEndpoint({
    port,
    onReport: ({ sentDeltas, allDeltas, wasStopped }) => {
      const end = wasStopped ? 'the client closed the stream' : 'complete';
      console.log(`Answer: ${sentDeltas} of ${allDeltas} deltas, ${end}.`);
    },
  });
  console.log(`The Sidestream demo endpoint answers from a script; no model is behind it.`);
  console.log(`Base URL: ${endpoint.url}   Model: ${modelId}   Key: none needed`);
}

if (import.meta.main) {
  await main().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    console.error('This port is taken; choose another one with --port.');
    process.exitCode = 1;
  });
}
