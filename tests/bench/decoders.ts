import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { streamText } from 'ai';
import { createParser } from 'eventsource-parser';
import { Stream } from 'openai/streaming';
import { chatCompletions } from '../../lib/providers/chat-completions.ts';
import { readReply } from '../../lib/sse/read-reply.ts';

type Body = ReadableStream<Uint8Array>;

/** One way from the bytes of a reply to its text. Runs in Node and, bundled, in a page. */
export interface Decoder {
  name: DecoderName;
  decode(body: Body): Promise<string>;
}

/** Ours, the least that can be done, and two that many use. */
export type DecoderName = 'ours' | 'bare' | 'openai SDK' | 'ai streamText';

/** In the order of their turns. */
export const decoders: readonly Decoder[] = [
  { name: 'ours', decode: decodeOurs },
  { name: 'bare', decode: decodeBare },
  { name: 'openai SDK', decode: decodeOpenai },
  { name: 'ai streamText', decode: decodeStreamText },
];

/** Bytes to parts, as the background does it. */
async function decodeOurs(body: Body): Promise<string> {
  let text = '';
  const reader = chatCompletions.createReader((part) => {
    if (part.type === 'text-delta') text += part.text;
  });
  await readReply(body, { onEvent: (event) => reader.onEvent(event), onBytes: () => undefined });
  return text;
}

async function decodeBare(body: Body): Promise<string> {
  let text = '';
  const parser = createParser({
    onEvent({ data }) {
      if (data === '[DONE]') return;
      const chunk = JSON.parse(data) as Chunk;
      text += chunk.choices[0]?.delta.content ?? '';
    },
  });
  const decoder = new TextDecoder();
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text;
    parser.feed(decoder.decode(value, { stream: true }));
  }
}

async function decodeOpenai(body: Body): Promise<string> {
  let text = '';
  const stream = Stream.fromSSEResponse<Chunk>(toResponse(body), new AbortController());
  for await (const chunk of stream) text += chunk.choices[0]?.delta.content ?? '';
  return text;
}

async function decodeStreamText(body: Body): Promise<string> {
  let text = '';
  const provider = createOpenAICompatible({
    name: 'bench',
    baseURL: 'http://127.0.0.1/v1',
    fetch: async () => toResponse(body),
  });
  const { textStream } = streamText({ model: provider('bench'), prompt: 'x' });
  for await (const delta of textStream) text += delta;
  return text;
}

/** As far as the text is in it. */
interface Chunk {
  choices: { delta: { content?: string } }[];
}

function toResponse(body: Body): Response {
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}
