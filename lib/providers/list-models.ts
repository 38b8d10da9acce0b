import { readText, safeFetch } from '../sse/safe-fetch.ts';
import { HttpRefusal, NotAStream } from '../sse/stream-request.ts';
import { toRecord, toText } from './json.ts';
import { toEndpoint, toKeyHeaders } from './to-stream-request.ts';
import type { RequestAdditions } from './to-stream-request.ts';

const listLimit = 4 * 1024 * 1024;
const refusalLimit = 64 * 1024;

/**
 * The ids that the endpoint's `/models` lists, sorted. Reads `{data:[{id}]}`, a bare array, and `{models:[{name}]}`.
 * Rejects like `postEventStream`.
 */
export async function listModels(
  baseUrl: string,
  access: Pick<RequestAdditions, 'key' | 'keyHeader' | 'headers'>,
  signal: AbortSignal,
): Promise<string[]> {
  const response = await safeFetch(toEndpoint(baseUrl, '/models'), {
    headers: { ...toKeyHeaders(access), ...access.headers },
    signal,
  });
  if (!response.ok) {
    throw new HttpRefusal(
      response.status,
      response.headers,
      await readText(response, refusalLimit),
    );
  }
  return parseModelList(await readText(response, listLimit));
}

/** The ids out of a `/models` reply. Throws {@link NotAStream} when it is none. */
export function parseModelList(body: string): string[] {
  let reply: unknown;
  try {
    reply = JSON.parse(body);
  } catch {
    throw new NotAStream(body);
  }
  const record = toRecord(reply);
  const rows: unknown = record?.['data'] ?? record?.['models'] ?? reply;
  if (!Array.isArray(rows)) throw new NotAStream(body);
  const ids = rows.map((row: unknown) => {
    const fields = toRecord(row);
    return (toText(fields?.['id']) || toText(fields?.['name'])).replace(/^models\//, '');
  });
  return [...new Set(ids.filter((id) => id !== ''))].sort((a, b) => a.localeCompare(b));
}
