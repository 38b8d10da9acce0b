import type { ErrorKind } from '../core/run-error.ts';
import type { ToolServer } from '../core/tool-settings.ts';
import type { Command } from '../protocol/command.ts';
import { cleanKey } from '../providers/clean-key.ts';
import { toOrigin } from './connections.ts';
import type { Core } from './core.ts';
import { KeyFault } from './credentials.ts';
import { reportFault } from './report-fault.ts';
import type { Session } from './session.ts';
import type { ToolServers } from './tool-servers.ts';

/** Commands about servers of tools. */
export type ServerCommand = Extract<Command, { type: `server-${string}` | 'tool-server-check' }>;

/** What they are carried out with. */
type ServersCore = Pick<Core, 'inquiries' | 'credentials'> & {
  readonly connections: Pick<Core['connections'], 'settings'>;
  readonly calls: { readonly servers: ToolServers };
};

/** Carries out a command about servers of tools. A token that it brings is in no reply. */
export function carryOutOnServers(
  core: ServersCore,
  session: Session,
  command: ServerCommand,
): Promise<void> | void {
  const { inquiries } = core;
  const toolServers = core.calls.servers;
  const { requestId } = command;
  switch (command.type) {
    case 'tool-server-check': {
      // Taken at once: another may follow.
      const typed = takeToken(session, command.keyId);
      return inquiries.ask(session, requestId, async ({ signal }) => ({
        type: 'tool-server-checked',
        requestId,
        outcome:
          typed === 'lost'
            ? { error: { kind: 'no-key' } }
            : await toolServers.check(
                command.server,
                { typed: typed?.token, signInAt: command.signInAt },
                signal,
              ),
      }));
    }
    case 'server-token-save':
      return saveToken(core, session, command);
    case 'server-tokens-read':
      return inquiries.ask(session, requestId, async () => ({
        type: 'server-tokens',
        requestId,
        hints: await readHints(core),
      }));
    case 'server-resources-read':
      return inquiries.ask(session, requestId, async ({ signal }) => ({
        type: 'server-resources',
        requestId,
        outcome: await toolServers.resources(command.serverId, signal),
      }));
    case 'server-resource-read':
      return inquiries.ask(session, requestId, async ({ signal }) => ({
        type: 'server-resource',
        requestId,
        outcome: await toolServers.read(command.serverId, command.uri, signal),
      }));
    case 'server-prompts-read':
      return inquiries.ask(session, requestId, async ({ signal }) => ({
        type: 'server-prompts',
        requestId,
        outcome: await toolServers.prompts(command.serverId, signal),
      }));
    case 'server-prompt-get':
      return inquiries.ask(session, requestId, async ({ signal }) => ({
        type: 'server-prompt',
        requestId,
        outcome: await toolServers.prompt(
          command.serverId,
          command.name,
          command.arguments,
          signal,
        ),
      }));
  }
}

/**
 * After settings were saved: links and tokens of servers that are gone, or are others now, are forgotten. So is a token that
 * signing in would take for its own, or that nobody asks for any more.
 */
export async function forgetServers(
  { credentials, calls }: Pick<ServersCore, 'credentials' | 'calls'>,
  before: readonly ToolServer[],
  after: readonly ToolServer[],
): Promise<void> {
  for (const { id, auth } of before) {
    const next = after.find((server) => server.id === id);
    const isOther = next && next.auth !== auth && ['none', 'oauth'].includes(next.auth);
    await (next && !isOther
      ? credentials.forgetStale(id, toOrigin(next.url))
      : credentials.forget(id));
  }
  await calls.servers.settle();
}

/** The token that was typed; undefined for the one that is kept, and `lost` where it named one that never came. */
function takeToken(
  session: Session,
  keyId: string | null | undefined,
): { token: string | null } | 'lost' | undefined {
  if (keyId === undefined) return undefined;
  if (keyId === null) return { token: null };
  const { typedKey } = session;
  if (typedKey?.keyId !== keyId) return 'lost';
  session.typedKey = undefined;
  return { token: cleanKey(typedKey.key) };
}

async function saveToken(
  { credentials, calls }: ServersCore,
  session: Session,
  {
    requestId,
    serverId,
    url,
    keyId,
    keyKind,
  }: Extract<ServerCommand, { type: 'server-token-save' }>,
): Promise<void> {
  const taken = takeToken(session, keyId);
  const origin = toOrigin(url);
  if (taken === 'lost' || taken?.token === '' || origin === '') {
    session.post({ type: 'carried-out', requestId, error: { kind: 'no-key' } });
    return;
  }
  try {
    if (!taken) await credentials.keepAs(serverId, origin, keyKind ?? 'device');
    else if (taken.token) await credentials.save(serverId, origin, taken.token, keyKind);
    else await credentials.forget(serverId);
    calls.servers.forget(serverId);
    session.post({ type: 'carried-out', requestId, error: null });
  } catch (cause) {
    if (!(cause instanceof KeyFault)) reportFault('a token was not kept', cause);
    const kind = cause instanceof KeyFault ? toKind(cause) : 'unexpected';
    session.post({ type: 'carried-out', requestId, error: { kind } });
  }
}

function toKind({ fault }: KeyFault): ErrorKind {
  if (fault === 'gone') return 'key-gone';
  return fault === 'no-session' ? 'storage-full' : 'key-locked';
}

async function readHints({ connections, credentials }: ServersCore) {
  const { toolServers } = await connections.settings();
  const rows = await Promise.all(
    toolServers.map(async ({ id, url }) => {
      const hint = await credentials.hint(id, toOrigin(url));
      return hint && hint.state !== 'elsewhere' ? [[id, hint] as const] : [];
    }),
  );
  return Object.fromEntries(rows.flat());
}
