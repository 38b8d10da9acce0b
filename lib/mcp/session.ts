import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import {
  PromptListChangedNotificationSchema,
  ResourceListChangedNotificationSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/cfworker-provider.js';
import type { Fetch } from '../sse/bounded-fetch.ts';
import type { OAuthSession } from './oauth.ts';
import { createSessionFetch } from './session-fetch.ts';

/** What a server can be asked for lists of. */
export type Listing = 'tools' | 'resources' | 'prompts';

/** What a session is opened with. */
export interface SessionOptions {
  url: string;
  /** What opens the server, if it is a header. */
  headers: Readonly<Record<string, string>>;
  oauth: OAuthSession | undefined;
  fetch: Fetch;
  connectMs: number;
  onChange(listing: Listing): void;
}

/** A session with a server, once both have said what they can. */
export interface Session {
  readonly client: Client;
  /** Whether the server has given it a name, and may forget it. */
  isNamed(): boolean;
  offers(listing: Listing): boolean;
  /** Ends it, and tells the server where it can be told. */
  close(): Promise<void>;
  /** Lets go of it: the server knows nothing of it any more. */
  drop(): void;
}

const closeMs = 2_000;

/** Opens a session: rejects with whatever the SDK and `fetch` reject with. */
export async function openSession(options: SessionOptions): Promise<Session> {
  const opened = await open(options).catch(async (cause: unknown) => {
    // The SDK has taken us as far as the sign-in: what it brought is exchanged, and the door is open.
    const code = cause instanceof UnauthorizedError ? options.oauth?.takeCode() : undefined;
    if (code === undefined) throw cause;
    await createTransport(options).finishAuth(code);
    return open(options);
  });
  const { client, transport } = opened;
  return {
    client,
    isNamed: () => transport.sessionId !== undefined,
    offers: (listing) => client.getServerCapabilities()?.[listing] !== undefined,
    async close() {
      const told = transport.terminateSession().catch(() => undefined);
      await Promise.race([told, new Promise((resolve) => setTimeout(resolve, closeMs))]);
      await client.close();
    },
    drop: () => void client.close(),
  };
}

async function open(options: SessionOptions) {
  const transport = createTransport(options);
  const client = new Client(
    { name: 'sidestream', version: '1' },
    // Nothing may be asked of us: no models, no files, no questions to the user.
    { capabilities: {}, jsonSchemaValidator: new CfWorkerJsonSchemaValidator() },
  );
  client.setNotificationHandler(ToolListChangedNotificationSchema, () => options.onChange('tools'));
  client.setNotificationHandler(ResourceListChangedNotificationSchema, () =>
    options.onChange('resources'),
  );
  client.setNotificationHandler(PromptListChangedNotificationSchema, () =>
    options.onChange('prompts'),
  );
  await client.connect(transport, { timeout: options.connectMs });
  return { client, transport };
}

function createTransport({ url, headers, oauth, fetch }: SessionOptions) {
  const sessionFetch = createSessionFetch(fetch);
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    fetch: sessionFetch,
    requestInit: { headers },
    ...(oauth && { authProvider: oauth.provider }),
  });
  // The client, once it has the transport, hears it too.
  return Object.assign(transport, {
    onmessage(message: JSONRPCMessage) {
      if ('error' in message || 'result' in message) sessionFetch.settle(message);
    },
  });
}
