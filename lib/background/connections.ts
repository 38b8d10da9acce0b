import { defaultSettings, defaultTuning } from '../core/connection.ts';
import type { Connection, ConnectionView, Correction, Settings } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import type { ErrorKind } from '../core/run-error.ts';
import { isLoopbackUrl, isUnencrypted, parseBaseUrl } from '../providers/base-url.ts';
import type { BaseUrlFault } from '../providers/base-url.ts';
import { cleanKey } from '../providers/clean-key.ts';
import { toAddressForm, toDialect } from '../providers/dialect.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import type { Credentials } from './credentials.ts';
import { reportFault } from './report-fault.ts';
import type { Vault } from './vault.ts';

/** Connections and settings: the background is their only writer. */
export interface Connections {
  views(): Promise<ConnectionView[]>;
  settings(): Promise<Settings>;
  saveSettings(change: Partial<Settings>): Promise<void>;
  find(id: ConnectionId): Promise<Connection | undefined>;
  /** The connection to ask when none was named. */
  findDefault(): Promise<Connection | undefined>;
  /**
   * Saves a draft and, where it brings one, its key; `newId` becomes the id of a new connection. The first one becomes
   * the default. Rejects with what `toSaveErrorKind` knows, with `KeyFault`, or when the vault refuses; what was kept before stays then.
   */
  save(draft: ConnectionDraft, makeDefault: boolean, newId: string): Promise<ConnectionId>;
  /** Remembers what the endpoint refused by name. */
  learn(id: ConnectionId, model: string, correction: Correction): Promise<void>;
  forgetCorrections(id: ConnectionId): Promise<void>;
  /** Has requests to a server on this machine go without `Origin`. */
  omitOrigin(id: ConnectionId): Promise<void>;
  /** The base URLs whose requests go without `Origin`. */
  withoutOrigin(): Promise<string[]>;
  delete(id: ConnectionId): Promise<void>;
}

/** A connection as it was kept, by this version or an earlier one that knew fewer fields. */
function toWhole(kept: Connection): Connection {
  const { tuning, corrections }: Partial<Connection> = kept;
  return { ...kept, tuning: { ...defaultTuning, ...tuning }, corrections: corrections ?? {} };
}

/** Whether a row can be read at all: one that is damaged must not hide the others. */
function isReadable({
  baseUrl,
  createdAtMs,
}: Readonly<Record<'baseUrl' | 'createdAtMs', unknown>>): boolean {
  return typeof baseUrl === 'string' && typeof createdAtMs === 'number';
}

/** A draft was not saved: no request can be built on its base URL. The form says so first; this is for all others. */
class BadBaseUrl extends Error {
  override readonly name = 'BadBaseUrl';

  constructor(fault: BaseUrlFault) {
    super(`base URL: ${fault}`);
  }
}

/** A draft was not saved: once cleaned, nothing is left of what was typed as its key. */
class NoKeyTyped extends Error {
  override readonly name = 'NoKeyTyped';
}

/** A draft was not saved: it was to go on with the key of a connection that was deleted. */
class ConnectionGone extends Error {
  override readonly name = 'ConnectionGone';
}

/** What a surface is told of a draft that was not saved. */
export function toSaveErrorKind(cause: unknown): ErrorKind {
  // A test of the same draft has the same end: there is nobody to be reached at such an address.
  if (cause instanceof BadBaseUrl) return 'unreachable';
  if (cause instanceof NoKeyTyped) return 'no-key';
  return cause instanceof ConnectionGone ? 'no-connection' : 'storage-full';
}

const settingsId = 'settings';

/** Builds the connections over the vault. */
export function createConnections(
  vault: Vault,
  credentials: Credentials,
  now: () => number,
): Connections {
  const all = async (): Promise<Connection[]> =>
    (await vault.connections.all())
      .filter(isReadable)
      .map(toWhole)
      .sort((a, b) => a.createdAtMs - b.createdAtMs);
  const find = async (id: ConnectionId): Promise<Connection | undefined> => {
    const kept = await vault.connections.get(id);
    return kept && isReadable(kept) ? toWhole(kept) : undefined;
  };
  const settings = async (): Promise<Settings> => {
    const kept = await vault.settings.get(settingsId);
    return {
      language: kept?.language ?? defaultSettings.language,
      stopOnClose: kept?.stopOnClose ?? defaultSettings.stopOnClose,
      notifyWhenDone: kept?.notifyWhenDone ?? defaultSettings.notifyWhenDone,
      defaultConnectionId: kept?.defaultConnectionId ?? defaultSettings.defaultConnectionId,
      keepDays: kept?.keepDays ?? defaultSettings.keepDays,
      theme: kept?.theme ?? defaultSettings.theme,
      contrast: kept?.contrast ?? defaultSettings.contrast,
      textSize: kept?.textSize ?? defaultSettings.textSize,
      pace: kept?.pace ?? defaultSettings.pace,
      spokenSentences: kept?.spokenSentences ?? defaultSettings.spokenSentences,
      favouriteModels: kept?.favouriteModels ?? [],
      recentModels: kept?.recentModels ?? [],
      personas: kept?.personas ?? [],
      titleByModel: kept?.titleByModel ?? defaultSettings.titleByModel,
      titleModel: kept?.titleModel ?? defaultSettings.titleModel,
      prices: kept?.prices ?? defaultSettings.prices,
      monthlyBudget: kept?.monthlyBudget ?? defaultSettings.monthlyBudget,
      budgetSeen: kept?.budgetSeen ?? defaultSettings.budgetSeen,
      keepLog: kept?.keepLog ?? defaultSettings.keepLog,
      // null is a choice here, and not the default.
      backupDays: kept?.backupDays === undefined ? defaultSettings.backupDays : kept.backupDays,
      backedUpAtMs: kept?.backedUpAtMs ?? defaultSettings.backedUpAtMs,
      backupQuietUntilMs: kept?.backupQuietUntilMs ?? defaultSettings.backupQuietUntilMs,
      keyKind: kept?.keyKind ?? defaultSettings.keyKind,
      autoLockMinutes:
        kept?.autoLockMinutes === undefined
          ? defaultSettings.autoLockMinutes
          : kept.autoLockMinutes,
      toolsOn: kept?.toolsOn ?? defaultSettings.toolsOn,
      toolLeaves: kept?.toolLeaves ?? defaultSettings.toolLeaves,
      ownTools: kept?.ownTools ?? defaultSettings.ownTools,
      toolServers: kept?.toolServers ?? defaultSettings.toolServers,
    };
  };
  // One after the other: what is changed meanwhile must not bring back what was deleted.
  let changing: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = changing.then(work);
    changing = done.catch(() => undefined);
    return done;
  };
  const change = (id: ConnectionId, toNext: (known: Connection) => Connection): Promise<void> =>
    inTurn(async () => {
      const known = await find(id);
      if (known) await vault.connections.put(toNext(known));
    });
  let saving: Promise<void> = Promise.resolve();
  /** One after the other: each changes what the one before it has written. */
  const saveSettings = (change: Partial<Settings>): Promise<void> => {
    const saved = saving.then(async () =>
      vault.settings.put({ ...(await settings()), ...change, id: settingsId }),
    );
    saving = saved.catch(() => undefined);
    return saved;
  };

  return {
    settings,
    saveSettings,
    async views() {
      const connections = await all();
      return Promise.all(
        connections.map(async (connection) => ({
          ...connection,
          key: await credentials.hint(connection.id, toOrigin(connection.baseUrl)),
        })),
      );
    },
    find,
    async findDefault() {
      const { defaultConnectionId } = await settings();
      const connections = await all();
      return connections.find((row) => row.id === defaultConnectionId) ?? connections[0];
    },
    save: (draft, makeDefault, newId) =>
      inTurn(async () => {
        const parsed = parseBaseUrl(
          draft.baseUrl,
          toAddressForm(toDialect(draft.provider, draft.tuning.dialect)),
        );
        if ('fault' in parsed) throw new BadBaseUrl(parsed.fault);
        const { baseUrl, origin } = parsed;
        const isOpen = isUnencrypted(origin);
        // Said of another host, or of this one when it was another, it says nothing.
        if (isOpen && draft.confirmedOrigin !== origin) throw new BadBaseUrl('insecure');
        const id = draft.id ?? newId;
        const known = await find(id);
        const key = draft.key === undefined ? undefined : cleanKey(draft.key);
        if (draft.key && !key) throw new NoKeyTyped();
        if (draft.id !== null && !known && key === undefined) throw new ConnectionGone();
        const { keyKind } = draft;
        const before = await vault.connections.get(id);
        const next: Connection = {
          id,
          name: draft.name,
          provider: draft.provider,
          baseUrl,
          ...(isOpen && { confirmedOrigin: origin }),
          model: draft.model.trim(),
          models: draft.models,
          abilities: draft.abilities,
          windows: draft.windows,
          systemPrompt: draft.systemPrompt,
          tuning: draft.tuning,
          // Another endpoint has its own objections.
          corrections: known?.baseUrl === baseUrl ? known.corrections : {},
          createdAtMs: known?.createdAtMs ?? now(),
        };
        // They lie in two databases. Whoever dies between the two has a key for another address, and asks nothing.
        let isWritten = false;
        const write = async (): Promise<void> => {
          await vault.connections.put(next);
          isWritten = true;
        };
        try {
          if (key) await credentials.save(id, origin, key, keyKind, write);
          else {
            if (key === undefined && keyKind) await credentials.keepAs(id, origin, keyKind);
            await write();
            if (key === '') await credentials.forget(id);
            // What was kept for another address would be the right one again, unseen, once somebody goes back there.
            else await credentials.forgetStale(id, origin);
          }
        } catch (cause) {
          if (!isWritten) throw cause;
          const undone = before ? vault.connections.put(before) : vault.connections.delete(id);
          await undone.catch((fault: unknown) =>
            reportFault('a connection is kept in part alone', fault),
          );
          throw cause;
        }
        if (key && keyKind) await saveSettings({ keyKind });
        const current = await settings();
        const hasDefault =
          current.defaultConnectionId !== null &&
          (await vault.connections.get(current.defaultConnectionId)) !== undefined;
        if (makeDefault || !hasDefault) await saveSettings({ defaultConnectionId: id });
        return id;
      }),
    learn: (id, model, correction) =>
      change(id, (known) => {
        const learnt = known.corrections[model] ?? [];
        // Two runs at a time may find out the same.
        if (learnt.includes(correction)) return known;
        return {
          ...known,
          corrections: { ...known.corrections, [model]: [...learnt, correction] },
        };
      }),
    forgetCorrections: (id) => change(id, (known) => ({ ...known, corrections: {} })),
    omitOrigin: (id) =>
      change(id, (known) => ({ ...known, tuning: { ...known.tuning, withoutOrigin: true } })),
    async withoutOrigin() {
      const connections = await all();
      // Elsewhere `Origin` is what protects the user's other servers, and nobody refuses it.
      return connections
        .filter(({ baseUrl, tuning }) => tuning.withoutOrigin && isLoopbackUrl(baseUrl))
        .map(({ baseUrl }) => baseUrl);
    },
    delete: (id) =>
      inTurn(async () => {
        // A full disk keeps nobody from deleting.
        await credentials.empty(id).catch(() => undefined);
        await vault.connections.delete(id);
        await credentials.forget(id);
        const current = await settings();
        if (current.prices.some(({ connectionId }) => connectionId === id)) {
          const prices = current.prices.filter(({ connectionId }) => connectionId !== id);
          await saveSettings({ prices });
        }
        if (current.defaultConnectionId === id) {
          const next = (await all())[0]?.id ?? null;
          await saveSettings({ defaultConnectionId: next });
        }
      }),
  };
}

/** The origin that a saved base URL's requests go to. */
export function toOrigin(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : '';
}
