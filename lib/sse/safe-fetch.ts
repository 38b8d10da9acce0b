import { EventTooLong, HttpRefusal } from './stream-request.ts';

const refusalLimit = 64 * 1024;
/** How long the words of a refusal are waited for, in ms: its status and headers are there, and say most of it. */
const refusalMs = 5_000;

/**
 * How every request of ours is made. Measured: on a cross-origin redirect browsers strip `Authorization` but forward
 * `x-api-key` and, on 307 and 308, the body, so a redirect is an error. No cookies, no referrer, nothing cached.
 */
const safeInit = {
  redirect: 'error',
  credentials: 'omit',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
} as const satisfies RequestInit;

/** The one `fetch` of the product. Rejects with a `TypeError` when no connection could be made. */
export function safeFetch(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, ...safeInit });
}

/** The text of a response. Rejects with {@link EventTooLong} once `limit` bytes have come; what follows is not waited for. */
export async function readText(response: Response, limit: number): Promise<string> {
  if (!response.body) return '';
  let text = '';
  const isWhole = await readPieces(response.body.getReader(), limit, (piece) => {
    text += piece;
  });
  if (!isWhole) throw new EventTooLong(limit);
  return text;
}

/** Gives a body piece by piece; false where it was left after `limit` bytes, and what follows is not waited for. */
async function readPieces(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  limit: number,
  take: (piece: string) => void,
): Promise<boolean> {
  const decoder = new TextDecoder();
  let bytes = 0;
  while (bytes < limit) {
    const { done, value } = await reader.read();
    if (done) {
      take(decoder.decode());
      return true;
    }
    bytes += value.byteLength;
    take(decoder.decode(value, { stream: true }));
  }
  await closeReader(reader);
  return false;
}

/**
 * What a response without success says, in as much of its body as comes within `waitMs`: that it breaks off or never ends
 * takes nothing from what was read. Rejects with the signal's reason alone.
 */
export async function toRefusal(
  response: Response,
  signal: AbortSignal,
  waitMs = refusalMs,
): Promise<HttpRefusal> {
  const toError = (body: string): HttpRefusal =>
    new HttpRefusal(response.status, response.headers, body.slice(0, refusalLimit));
  if (!response.body) return toError('');
  const reader = response.body.getReader();
  // Ends a read that is under way as the end of the body would.
  const timer = setTimeout(() => void closeReader(reader), waitMs);
  let body = '';
  try {
    await readPieces(reader, refusalLimit, (piece) => {
      body += piece;
    });
  } catch {
    signal.throwIfAborted();
  } finally {
    clearTimeout(timer);
  }
  return toError(body);
}

/** Closes the connection under a reader that has all it wants. How that goes changes nothing in what was read. */
export async function closeReader(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    await reader.cancel();
  } catch {
    // The connection broke in the same moment: it is closed.
  }
}
