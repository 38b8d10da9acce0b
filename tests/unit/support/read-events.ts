import { createParser } from 'eventsource-parser';

/** One parsed chunk of a Chat Completions stream, as far as these tests look. */
export interface ReadChunk {
  choices: {
    delta?: { content?: string; reasoning_content?: string };
    finish_reason?: string | null;
  }[];
  usage?: { completion_tokens: number };
}

/** What a client made of a stream. */
export interface ReadStream {
  chunks: ReadChunk[];
  text: string;
  isDone: boolean;
  /** Set when the connection broke. */
  error?: unknown;
}

/** Posts a streaming question with the platform's own `fetch`. */
export function postChat(
  baseUrl: string,
  body: object = {},
  signal?: AbortSignal,
): Promise<Response> {
  return fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stream: true, messages: [{ role: 'user', content: 'Hi' }], ...body }),
    signal: signal ?? null,
  });
}

/** Reads a stream to its end with an independent parser; `onText` sees the text as it grows. */
export async function readEvents(
  response: Response,
  onText: (text: string) => void = () => {},
): Promise<ReadStream> {
  const read: ReadStream = { chunks: [], text: '', isDone: false };
  const parser = createParser({
    onEvent: ({ data }) => {
      if (data === '[DONE]') {
        read.isDone = true;
        return;
      }
      const chunk = JSON.parse(data) as ReadChunk;
      read.chunks.push(chunk);
      read.text += chunk.choices[0]?.delta?.content ?? '';
    },
  });
  const decoder = new TextDecoder();
  try {
    for await (const bytes of response.body ?? []) {
      parser.feed(decoder.decode(bytes, { stream: true }));
      onText(read.text);
    }
  } catch (error) {
    read.error = error;
  }
  return read;
}
