import type { ModelAbility } from '../core/connection.ts';
import { readText, safeFetch, toRefusal } from '../sse/safe-fetch.ts';
import { NotAStream } from '../sse/stream-request.ts';
import { parseRecord, toRecord, toText } from '../core/json.ts';
import { readAbilities, readWindow } from './model-abilities.ts';
import { toEndpoint, toKeyHeaders } from './to-stream-request.ts';
import type { RequestAdditions } from './to-stream-request.ts';

const listLimit = 4 * 1024 * 1024;
/** More than anybody's list has: a stranger's pages must not go on for ever. */
const pageLimit = 50;

/** What an endpoint lists. */
export interface ModelList {
  /** Ids, sorted. */
  models: string[];
  /** What these can do, of those of which the list says it. */
  abilities: Record<string, ModelAbility[]>;
  /** How many tokens these read at once, of those of which the list says it. */
  windows: Record<string, number>;
}

/**
 * The models that the endpoint's `/models` lists. Reads `{data:[{id}]}`, a bare array, `{models:[{name}]}`, and
 * rows that are the bare id, and turns the pages of Anthropic and Gemini. Rejects like `postEventStream`.
 */
export async function listModels(
  baseUrl: string,
  access: Pick<RequestAdditions, 'key' | 'keyHeader' | 'headers'>,
  signal: AbortSignal,
): Promise<ModelList> {
  const found: ListedModels = new Map();
  let next: Record<string, string> | undefined;
  for (let page = 1; page <= pageLimit; page += 1) {
    const body = await getPage(toPageUrl(baseUrl, next), access, signal);
    const before = found.size;
    for (const [id, row] of listRows(body)) found.set(id, row);
    next = toNextPage(body);
    // A page that brings nothing new is followed by more of its kind: a server that does not know the field.
    if (next === undefined || found.size === before) break;
  }
  return {
    models: [...found.keys()].sort(byName),
    abilities: toTold(found, readAbilities),
    windows: toTold(found, readWindow),
  };
}

async function getPage(
  url: string,
  access: Pick<RequestAdditions, 'key' | 'keyHeader' | 'headers'>,
  signal: AbortSignal,
): Promise<string> {
  const headers = { ...toKeyHeaders(access), ...access.headers };
  const response = await safeFetch(url, { headers, signal });
  if (response.ok) return readText(response, listLimit);
  throw await toRefusal(response, signal);
}

/** Nothing is asked for but the list: a query that an endpoint does not know, it may refuse. */
function toPageUrl(baseUrl: string, page: Record<string, string> | undefined): string {
  const url = toEndpoint(baseUrl, '/models');
  if (page === undefined) return url;
  return `${url}${url.includes('?') ? '&' : '?'}${new URLSearchParams(page).toString()}`;
}

/** The query by which the next page is asked for. */
function toNextPage(body: string): Record<string, string> | undefined {
  const reply = parseRecord(body);
  const token = toText(reply?.['nextPageToken']);
  if (token) return { pageToken: token };
  const lastId = reply?.['has_more'] === true ? toText(reply['last_id']) : '';
  return lastId ? { after_id: lastId } : undefined;
}

/** Ids, and their rows. */
type ListedModels = Map<string, Readonly<Record<string, unknown>>>;

/** What rows tell, of those that do. */
function toTold<Told>(
  rows: ListedModels,
  read: (row: Readonly<Record<string, unknown>>) => Told | undefined,
): Record<string, Told> {
  const said = [...rows].map(([id, row]) => [id, read(row)] as const);
  return Object.fromEntries(
    said.filter((entry): entry is [string, Told] => entry[1] !== undefined),
  );
}

/** The models out of a `/models` reply. Throws {@link NotAStream} when it is none. */
export function listRows(body: string): ListedModels {
  let reply: unknown;
  try {
    reply = JSON.parse(body);
  } catch {
    throw new NotAStream(body);
  }
  const record = toRecord(reply);
  // Ollama without a model says `data: null`.
  const isEmpty = record !== undefined && ('data' in record || 'models' in record);
  const rows: unknown = record?.['data'] ?? record?.['models'] ?? (isEmpty ? [] : reply);
  if (!Array.isArray(rows)) throw new NotAStream(body);
  const found: ListedModels = new Map();
  for (const row of rows as unknown[]) {
    const fields = toRecord(row) ?? { id: row };
    const said = toText(fields['id']) || toText(fields['name']) || toText(fields['model']);
    const id = said.replace(/^models\//, '');
    if (id !== '') found.set(id, fields);
  }
  return found;
}

function byName(a: string, b: string): number {
  return a.localeCompare(b);
}
