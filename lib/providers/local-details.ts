import { parseRecord } from '../core/json.ts';
import { readText, safeFetch } from '../sse/safe-fetch.ts';
import { listRows } from './list-models.ts';
import type { ModelList } from './list-models.ts';
import { readAbilities, readWindow } from './model-abilities.ts';
import { toKeyHeaders } from './to-stream-request.ts';
import type { RequestAdditions } from './to-stream-request.ts';

type Access = Pick<RequestAdditions, 'key' | 'keyHeader' | 'headers'>;

const detailsLimit = 4 * 1024 * 1024;
/** Nobody has more installed; each of them is a request, to a server on a desk. */
const mostAsked = 60;
/** Nobody waits for this: the list is there without it. */
const detailsMs = 2_000;

/**
 * The list, with what two local servers tell of their models at addresses of their own: Ollama of each at `/api/show`, LM
 * Studio of all at `/api/v0/models`. Asked are connections that were made for these alone, since no other server knows
 * the addresses. What is not told in time, or refused, is left out.
 */
export async function withLocalDetails(
  listed: ModelList,
  provider: string,
  baseUrl: string,
  access: Access,
  signal: AbortSignal,
): Promise<ModelList> {
  const ask = provider === 'ollama' ? askOllama : provider === 'lmstudio' ? askLmStudio : undefined;
  if (!ask || !baseUrl.endsWith('/v1')) return listed;
  const limited = AbortSignal.any([signal, AbortSignal.timeout(detailsMs)]);
  const told: ModelList = { models: [], abilities: {}, windows: {} };
  await ask(baseUrl.replace(/\/v1$/, ''), listed.models, told, async (url, body) => {
    const headers = { ...toKeyHeaders(access), ...access.headers };
    const posted = body && { method: 'POST', body: JSON.stringify(body) };
    const response = await safeFetch(url, { headers, signal: limited, ...posted });
    return response.ok ? readText(response, detailsLimit) : '';
  }).catch(() => undefined);
  return {
    models: listed.models,
    abilities: { ...listed.abilities, ...told.abilities },
    windows: { ...listed.windows, ...told.windows },
  };
}

type Ask = (
  root: string,
  models: readonly string[],
  told: ModelList,
  read: (url: string, body?: object) => Promise<string>,
) => Promise<void>;

/** Its `model_info` says how much a model could read, and not how much this server lets it: no window is taken from it. */
const askOllama: Ask = async (root, models, told, read) => {
  for (const model of models.slice(0, mostAsked)) {
    const abilities = readAbilities(parseRecord(await read(`${root}/api/show`, { model })) ?? {});
    if (abilities) told.abilities[model] = abilities;
  }
};

const askLmStudio: Ask = async (root, _, told, read) => {
  for (const [id, row] of listRows(await read(`${root}/api/v0/models`))) {
    // It names what is not just text by a type.
    const isSeeing = row['type'] === 'vlm';
    const abilities = readAbilities({ capabilities: isSeeing ? ['vision'] : [], ...row });
    if (abilities) told.abilities[id] = abilities;
    const tokens = readWindow(row);
    if (tokens !== undefined) told.windows[id] = tokens;
  }
};
