import type { StreamRequest } from '../sse/stream-request.ts';
import type { AdapterRequest } from './adapter.ts';

/** Which header carries the key, and what stands before it there. Header names are in lower case. */
export interface KeyHeader {
  name: string;
  /** Such as `Bearer `; '' for the bare key. */
  prefix: string;
}

/** How most endpoints take a key. */
export const bearer: KeyHeader = { name: 'authorization', prefix: 'Bearer ' };

/** How Anthropic takes one, whoever serves its dialect. */
export const xApiKey: KeyHeader = { name: 'x-api-key', prefix: '' };

/** What is added to every request of a connection. */
export interface RequestAdditions {
  /** null where none is kept; then no header is sent. */
  key: string | null;
  keyHeader: KeyHeader;
  /** The user's own headers; they come before ours. */
  headers: Readonly<Record<string, string>>;
  /** The user's own fields of the body; they come before ours, and null takes one out. */
  extraBody: Readonly<Record<string, unknown>>;
}

/** Makes the request that is sent: the adapter's, with key, the user's headers and the user's fields. */
export function toStreamRequest(
  { url, body }: AdapterRequest,
  additions: RequestAdditions,
): StreamRequest {
  const whole = { ...body, ...additions.extraBody };
  const kept = Object.entries(whole).filter(([name]) => additions.extraBody[name] !== null);
  return {
    url,
    headers: { ...toKeyHeaders(additions), ...additions.headers },
    body: JSON.stringify(Object.fromEntries(kept)),
  };
}

/** The header with the key, where there is one. */
export function toKeyHeaders({
  key,
  keyHeader,
}: Pick<RequestAdditions, 'key' | 'keyHeader'>): Record<string, string> {
  return key === null ? {} : { [keyHeader.name]: keyHeader.prefix + key };
}

/** `path` below a base URL, whose query stays at the end. */
export function toEndpoint(baseUrl: string, path: string): string {
  const [base = '', query] = baseUrl.split('?', 2);
  return query === undefined ? base + path : `${base}${path}?${query}`;
}
