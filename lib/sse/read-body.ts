import { closeReader } from './safe-fetch.ts';
import { EventTooLong, eventLimit } from './stream-request.ts';

const pageLimit = 1024 * 1024;
/** How long JSON that is whole waits for more, in ms: as long as a stream whose end was named. */
const wholeMs = 2_000;

type Read = ReadableStreamReadResult<Uint8Array>;

/**
 * The whole of a body, as a reply in one piece may be, after the `start` of it that was read; of a page only as much as
 * tells what it is. JSON that is whole is taken as such where the connection then breaks, or stays open in silence.
 */
export async function readBody(
  start: string,
  reader: ReadableStreamDefaultReader<Uint8Array>,
  decoder: TextDecoder,
  contentType: string,
): Promise<string> {
  const isPage = start.trimStart().startsWith('<');
  const limit = isPage ? pageLimit : eventLimit;
  let body = start;
  const isWhole = (): boolean => !isPage && isWholeJson(body, contentType);
  while (body.length < limit) {
    const read = await readOrEnd(reader, isWhole);
    if (!read) {
      await closeReader(reader);
      return body;
    }
    if (read.done) return body + decoder.decode();
    body += decoder.decode(read.value, { stream: true });
  }
  await closeReader(reader);
  if (!isPage) throw new EventTooLong(eventLimit);
  return body;
}

/** The next read; nothing once what was read so far is whole and no more of it comes. */
async function readOrEnd(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  isWhole: () => boolean,
): Promise<Read | undefined> {
  const enough = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => {
    if (isWhole()) enough.resolve(undefined);
  }, wholeMs);
  try {
    return await Promise.race([reader.read(), enough.promise]);
  } catch (cause) {
    // A connection that breaks; all else is an end that was asked for.
    if (cause instanceof TypeError && isWhole()) return undefined;
    throw cause;
  } finally {
    clearTimeout(timer);
  }
}

/** Whether a text is JSON to its end. A line of it that is called nothing else may be the first of several. */
function isWholeJson(text: string, contentType: string): boolean {
  const isOneDocument = /^application\/json\b/i.test(contentType) || !/[\r\n]\s*$/.test(text);
  if (!isOneDocument) return false;
  try {
    JSON.parse(text.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}
