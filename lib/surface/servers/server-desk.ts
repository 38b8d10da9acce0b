import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { KeyHint } from '../../core/connection.ts';
import type { KeyKind } from '../../core/key-keeping.ts';
import type { RunError } from '../../core/run-error.ts';
import type { ServerTool } from '../../core/tool-server.ts';
import type { ToolServer } from '../../core/tool-settings.ts';
import { toHost } from '../../providers/base-url.ts';
import { cleanKey } from '../../providers/clean-key.ts';
import type { Gestures, Surface } from '../surface.ts';
import type { TypedToken } from './server-draft.ts';
import { takesToken } from './server-draft.ts';

/** How it went when a server was asked for its tools. */
export type ServerCheck =
  | { state: 'asking' | 'cancelled' }
  | { state: 'listed'; tools: readonly ServerTool[]; hasMore: boolean }
  | { state: 'failed'; error: RunError }
  /** The browser asked, and the user said no. */
  | { state: 'not-allowed'; host: string };

/** How a save went: `locked` waits for the passphrase, and of none but `saved` was anything kept. */
export type ServerSaving = 'saved' | 'locked' | 'no-room' | 'gone' | 'refused';

/** The servers of tools on the options page. Whatever asks the browser for access is called in the click itself. */
export interface ServerDesk {
  /** What is left to see of tokens, by server. */
  readonly hints: ReadonlySignal<Readonly<Record<string, KeyHint>>>;
  /** How the last check of each went, as long as the page lives. */
  readonly checks: ReadonlySignal<ReadonlyMap<string, ServerCheck>>;
  /** Reads the hints anew: keys were locked or unlocked. */
  look(): Promise<void>;
  /** Adds a server, or changes the one with its id, and asks it for its tools. */
  save(server: ToolServer, typed: TypedToken, manner?: Manner): Promise<ServerSaving>;
  check(server: ToolServer, manner?: Manner): void;
  cancel(id: string): void;
  /** Allows the server's host, and checks again. */
  allow(server: ToolServer): void;
  /** Goes to where the server wants one to sign in, which the user has just read, and checks again. */
  signInAt(server: ToolServer, origin: string): void;
  setOn(id: string, on: boolean): Promise<boolean>;
  setToolOn(id: string, tool: string, on: boolean): Promise<boolean>;
  delete(id: string): Promise<boolean>;
  /** Brings a server back at its place. Its token is gone. */
  restore(server: ToolServer, at: number): Promise<boolean>;
}

/** `isClick`: false for what goes on by itself once a passphrase was entered. The browser takes no question then. */
interface Manner {
  isClick: boolean;
}

type DeskSurface = Pick<Surface, 'settings' | 'saveSettings' | 'request'>;
type DeskGestures = Pick<Gestures, 'requestHost' | 'requestWebSignIn'>;

/** Builds it. One change waits for the one before, since each is a change of the whole list. */
export function createServerDesk(surface: DeskSurface, gestures: DeskGestures): ServerDesk {
  const hints = signal<Readonly<Record<string, KeyHint>>>({});
  const checks = signal<ReadonlyMap<string, ServerCheck>>(new Map());
  const asking = new Map<string, AbortController>();
  /** Where else the user has agreed to sign in, by the server's address. */
  const agreed = new Map<string, readonly string[]>();
  let last: Promise<unknown> = Promise.resolve();

  const change = (
    make: (servers: readonly ToolServer[]) => readonly ToolServer[],
  ): Promise<boolean> => {
    const done = last.then(() =>
      surface.saveSettings({ toolServers: make(surface.settings.peek().toolServers) }),
    );
    last = done;
    return done;
  };
  const changeOne = (id: string, make: (server: ToolServer) => ToolServer): Promise<boolean> =>
    change((servers) => servers.map((server) => (server.id === id ? make(server) : server)));

  const tell = (id: string, check: ServerCheck | undefined): void => {
    const next = new Map(checks.peek());
    if (check) next.set(id, check);
    else next.delete(id);
    checks.value = next;
  };

  const look = async (): Promise<void> => {
    const command = { type: 'server-tokens-read', requestId: crypto.randomUUID() } as const;
    hints.value = (await surface.request('server-tokens', command)).hints;
  };

  /** Called in the click, so that the browser takes the questions for the user's. */
  const askAccess = async (
    { url, auth }: Pick<ToolServer, 'url' | 'auth'>,
    { isClick }: Manner = { isClick: true },
  ): Promise<boolean> => {
    if (!isClick) return true;
    const host = gestures.requestHost(new URL(url).origin).catch(() => false);
    const signIn =
      auth === 'oauth' ? gestures.requestWebSignIn().catch(() => false) : Promise.resolve(true);
    return (await Promise.all([host, signIn])).every(Boolean);
  };

  const cancel = (id: string): void => {
    asking.get(id)?.abort();
    asking.delete(id);
    if (checks.peek().get(id)?.state === 'asking') tell(id, { state: 'cancelled' });
  };

  const begin = (id: string): AbortController => {
    cancel(id);
    const ending = new AbortController();
    asking.set(id, ending);
    tell(id, { state: 'asking' });
    return ending;
  };

  const inquire = async (
    server: ToolServer,
    access: Promise<boolean>,
    { signal: ended }: AbortController,
    host = toHost(server.url),
  ): Promise<void> => {
    const settle = (check: ServerCheck): void => {
      if (!ended.aborted) tell(server.id, check);
    };
    if (!(await access)) return settle({ state: 'not-allowed', host });
    if (ended.aborted) return;
    const requestId = crypto.randomUUID();
    try {
      const asked = { ...server, off: [...server.off] };
      const signInAt = agreed.get(server.url);
      const command = {
        type: 'tool-server-check',
        requestId,
        server: asked,
        ...(signInAt && { signInAt: [...signInAt] }),
      } as const;
      const { outcome } = await surface.request('tool-server-checked', command, { signal: ended });
      settle(
        'error' in outcome
          ? { state: 'failed', error: outcome.error }
          : { state: 'listed', ...outcome },
      );
    } catch {
      settle({ state: 'failed', error: { kind: 'unexpected' } });
    }
    // Signing in has left a token, or a token is gone.
    if (!ended.aborted) await look();
  };

  /** Resolves with what stood in the way of keeping a token. */
  const keepToken = async (
    { id, url }: ToolServer,
    { token, keyKind }: TypedToken,
  ): Promise<RunError | null> => {
    const key = cleanKey(token);
    const keyId = crypto.randomUUID();
    const command = {
      type: 'server-token-save',
      requestId: crypto.randomUUID(),
      serverId: id,
      url,
      keyKind,
    } as const;
    const { error } =
      key === ''
        ? await surface.request('carried-out', command)
        : await surface.request(
            'carried-out',
            { ...command, keyId },
            {},
            { type: 'key-enter', keyId, key },
          );
    if (!error) await rememberKind(keyKind);
    return error;
  };
  const forgetToken = ({ id, url }: ToolServer): Promise<unknown> =>
    surface.request('carried-out', {
      type: 'server-token-save',
      requestId: crypto.randomUUID(),
      serverId: id,
      url,
      keyId: null,
    });
  /** What was chosen is what the next key is offered. */
  const rememberKind = async (keyKind: KeyKind): Promise<void> => {
    if (surface.settings.peek().keyKind !== keyKind) await surface.saveSettings({ keyKind });
  };

  return {
    hints,
    checks,
    look,
    async save(server, typed, manner) {
      const access = askAccess(server, manner);
      if (takesToken(server)) {
        // Before the server: one that could not be opened would be of no use.
        const error = await keepToken(server, typed).catch((): RunError => ({
          kind: 'unexpected',
        }));
        if (error) return toSaving(error);
      }
      const isKept = await change((servers) =>
        servers.some(({ id }) => id === server.id)
          ? servers.map((each) =>
              // The switches may have been moved meanwhile.
              each.id === server.id ? { ...server, on: each.on, off: each.off } : each,
            )
          : [...servers, server],
      );
      if (!isKept) {
        const isNew = surface.settings.peek().toolServers.every(({ id }) => id !== server.id);
        if (isNew && takesToken(server)) void forgetToken(server);
        return 'refused';
      }
      void look();
      void inquire(server, access, begin(server.id));
      return 'saved';
    },
    check(server, manner) {
      const access = askAccess(server, manner);
      void inquire(server, access, begin(server.id));
    },
    cancel,
    allow(server) {
      const access = gestures.requestHost(new URL(server.url).origin).catch(() => false);
      void inquire(server, access, begin(server.id));
    },
    signInAt(server, origin) {
      const access = gestures.requestHost(origin).catch(() => false);
      agreed.set(server.url, [...(agreed.get(server.url) ?? []), origin]);
      void inquire(server, access, begin(server.id), toHost(origin));
    },
    setOn: (id, on) => changeOne(id, (server) => ({ ...server, on })),
    setToolOn: (id, tool, on) =>
      changeOne(id, (server) => {
        const off = server.off.filter((name) => name !== tool);
        return { ...server, off: on ? off : [...off, tool] };
      }),
    async delete(id) {
      cancel(id);
      const isGone = await change((servers) => servers.filter((server) => server.id !== id));
      if (isGone) tell(id, undefined);
      await look();
      return isGone;
    },
    restore: (server, at) =>
      change((servers) => [
        ...servers.slice(0, at),
        server,
        ...servers.slice(at).filter(({ id }) => id !== server.id),
      ]),
  };
}

function toSaving({ kind }: RunError): ServerSaving {
  switch (kind) {
    case 'key-locked':
      return 'locked';
    case 'storage-full':
      return 'no-room';
    case 'key-gone':
      return 'gone';
    default:
      return 'refused';
  }
}
