import { ResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { toList, toRecord, toText } from '../core/json.ts';
import type { Unsubscribe, Clock } from '../core/platform.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import type {
  ServerPrompt,
  ServerPromptText,
  ServerReading,
  ServerResource,
  ServerTool,
} from '../core/tool-server.ts';
import { TooMuchWork } from '../core/schema-limits.ts';
import type { Fetch } from '../sse/bounded-fetch.ts';
import { findMisfits } from '../tools/check-arguments.ts';
import type { ToolInput, ToolReply, ToolTelling } from '../tools/tool.ts';
import { listLimits, toServerPrompt, toServerResource, toServerTool } from './listed.ts';
import type { OAuthSession } from './oauth.ts';
import { toPromptText, toReading } from './read-prompt.ts';
import { ServerFault, isSessionLost, toServerFault } from './server-fault.ts';
import { openSession } from './session.ts';
import type { Listing, Session } from './session.ts';
import { readSchema } from './strangers-schema.ts';
import { toName } from './strangers-words.ts';
import { toReply } from './to-reply.ts';

/** A server of tools that is asked when it is needed. Everything rejects with {@link ServerFault}, or with the signal's reason. */
export interface ServerLink {
  tools(signal?: AbortSignal): Promise<ServerTool[]>;
  /** Whether the server has more tools than were taken the last time. */
  hasMore(): boolean;
  /** @param name as the server calls it */
  call(name: string, input: ToolInput, options: CallOptions): Promise<ToolReply>;
  resources(signal?: AbortSignal): Promise<ServerResource[]>;
  read(uri: string, signal?: AbortSignal): Promise<ServerReading>;
  prompts(signal?: AbortSignal): Promise<ServerPrompt[]>;
  prompt(
    name: string,
    input: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<ServerPromptText>;
  /** Told when the server says that one of its lists is another now. */
  onChange(listener: (listing: Listing) => void): Unsubscribe;
  close(): Promise<void>;
}

/** What a call is made with. */
export interface CallOptions extends Partial<ToolTelling> {
  signal: AbortSignal;
}

/** What a link is built with. */
export interface LinkOptions {
  /** What opens the server, for `bearer` and `header`. */
  token: string | null;
  oauth?: OAuthSession | undefined;
  fetch: Fetch;
  clock: Pick<Clock, 'elapsed'>;
  limits?: Partial<typeof linkLimits> | undefined;
}

/** How long is waited, in ms: for a session, for a reply or a word of progress, for a reply at all; and between two words that are told. */
export const linkLimits = { connectMs: 30_000, replyMs: 60_000, callMs: 600_000, tellMs: 200 };

const methods = {
  tools: 'tools/list',
  resources: 'resources/list',
  prompts: 'prompts/list',
} as const satisfies Record<Listing, string>;

/** Builds the link. Nothing is asked yet: a session is opened with the first question, and again where it was lost. */
export function createServerLink(
  server: Pick<ToolServer, 'url' | 'auth' | 'headerName'>,
  { token, oauth, fetch, clock, limits: given }: LinkOptions,
): ServerLink {
  const limits = { ...linkLimits, ...given };
  const listeners = new Set<(listing: Listing) => void>();
  /** What the results of tools are to be, by the tool's name. */
  const outputs = new Map<string, Readonly<Record<string, unknown>>>();
  let opened: Promise<Session> | undefined;
  let isClosed = false;
  /** The lists of which not all was taken. */
  const cut = new Set<Listing>();

  const toFault = (cause: unknown): ServerFault =>
    toServerFault(cause, oauth ? oauth.hasToken() : token !== null);

  const open = (): Promise<Session> => {
    if (isClosed) return Promise.reject(new ServerFault('interrupted', 'the link was closed'));
    if (opened) return opened;
    const opening = Promise.resolve().then(() =>
      openSession({
        url: server.url,
        headers: toHeaders(server, token),
        oauth,
        fetch,
        connectMs: limits.connectMs,
        onChange: (listing) => listeners.forEach((listener) => listener(listing)),
      }),
    );
    opened = opening;
    opening.catch(() => {
      if (opened === opening) opened = undefined;
    });
    return opening;
  };

  /** Asks in the session that there is; a session that the server has forgotten is begun anew, once. */
  const ask = async <Answer>(
    work: (session: Session) => Promise<Answer>,
    signal: AbortSignal | undefined,
  ): Promise<Answer> => {
    try {
      const session = await inTime(open(), signal);
      try {
        return await work(session);
      } catch (cause) {
        signal?.throwIfAborted();
        if (!session.isNamed() || !isSessionLost(cause)) throw cause;
        // Another question may have begun the next one.
        const current = await opened?.catch(() => undefined);
        if (current === session) opened = undefined;
        session.drop();
        return await work(await inTime(open(), signal));
      }
    } catch (cause) {
      signal?.throwIfAborted();
      throw toFault(cause);
    }
  };

  const request = (
    { client }: Session,
    method: string,
    params: Record<string, unknown>,
    options: CallOptions | { signal?: AbortSignal | undefined },
  ): Promise<Record<string, unknown>> => {
    const onProgress = 'onProgress' in options ? options.onProgress : undefined;
    let toldAtMs = -limits.tellMs;
    return client.request({ method, params }, ResultSchema, {
      ...(options.signal && { signal: options.signal }),
      timeout: limits.replyMs,
      resetTimeoutOnProgress: true,
      maxTotalTimeout: limits.callMs,
      ...(onProgress && {
        onprogress({ progress, total, message }) {
          const nowMs = clock.elapsed();
          // Each is written to the journal, and how many come is the server's choice.
          if (nowMs - toldAtMs < limits.tellMs) return;
          toldAtMs = nowMs;
          onProgress(progress, total, message === undefined ? undefined : toName(message));
        },
      }),
    });
  };

  const list = <Item>(
    listing: Listing,
    read: (item: unknown) => Item | undefined,
    toKey: (item: Item) => string,
    signal: AbortSignal | undefined,
  ): Promise<Item[]> =>
    ask(async (session) => {
      const found = new Map<string, Item>();
      cut.delete(listing);
      if (!session.offers(listing)) return [];
      let cursor: string | undefined;
      for (let page = 0; page < listLimits.pages; page += 1) {
        const result = await request(session, methods[listing], cursor ? { cursor } : {}, {
          signal,
        });
        for (const given of toList(result[listing])) {
          const item = read(given);
          if (item === undefined || found.has(toKey(item))) continue;
          if (found.size === listLimits[listing]) {
            cut.add(listing);
            return [...found.values()];
          }
          found.set(toKey(item), item);
        }
        const next = toText(result['nextCursor']);
        if (next === '' || next === cursor) return [...found.values()];
        cursor = next;
      }
      cut.add(listing);
      return [...found.values()];
    }, signal);

  /**
   * Throws what is wrong with the data of a result, where the tool has said what it is to be; gives a word for the model where it
   * is too much to be looked at.
   */
  const checkOutput = (
    name: string,
    result: Readonly<Record<string, unknown>>,
  ): string | undefined => {
    const schema = outputs.get(name);
    const data = result['structuredContent'];
    if (!schema || data === undefined || result['isError'] === true) return undefined;
    try {
      const [misfit] = findMisfits(schema, data);
      if (!misfit) return undefined;
      throw new ServerFault(
        'bad-reply',
        `the result is not what the tool promises: ${misfit.place}: ${misfit.fault}`,
      );
    } catch (cause) {
      if (cause instanceof TooMuchWork) return 'Too much to be held to what the tool promises';
      throw cause;
    }
  };

  return {
    tools(signal) {
      outputs.clear();
      const read = (given: unknown): ServerTool | undefined => {
        const tool = toServerTool(given);
        const output = toRecord(toRecord(given)?.['outputSchema']);
        if (tool && output) outputs.set(tool.name, readSchema(output).schema);
        return tool;
      };
      return list('tools', read, ({ name }) => name, signal);
    },
    hasMore: () => cut.has('tools'),
    call: (name, input, options) =>
      ask(async (session) => {
        const params = { name, arguments: input };
        const result = await request(session, 'tools/call', params, options);
        return toReply(result, checkOutput(name, result));
      }, options.signal),
    resources: (signal) => list('resources', toServerResource, ({ uri }) => uri, signal),
    read: (uri, signal) =>
      ask(
        async (session) => toReading(await request(session, 'resources/read', { uri }, { signal })),
        signal,
      ),
    prompts: (signal) => list('prompts', toServerPrompt, ({ name }) => name, signal),
    prompt: (name, input, signal) =>
      ask(async (session) => {
        const params = { name, arguments: input };
        return toPromptText(await request(session, 'prompts/get', params, { signal }));
      }, signal),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      isClosed = true;
      listeners.clear();
      const session = await opened?.catch(() => undefined);
      opened = undefined;
      await session?.close().catch(() => undefined);
    },
  };
}

function toHeaders(
  { auth, headerName }: Pick<ToolServer, 'auth' | 'headerName'>,
  token: string | null,
): Record<string, string> {
  if (token === null || token === '' || auth === 'none' || auth === 'oauth') return {};
  const headers =
    auth === 'bearer' ? { authorization: `Bearer ${token}` } : { [headerName]: token };
  try {
    return Object.fromEntries(new Headers(headers));
  } catch {
    // The browser's own words hold the value.
    throw new ServerFault('bad-request', 'no header can be made of that name and token');
  }
}

/** The same, or the signal's reason where that comes first: others may wait for it too, so it is not ended. */
function inTime<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const give = (): void => reject(signal.reason as Error);
    if (signal.aborted) return give();
    signal.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', give));
  });
}
