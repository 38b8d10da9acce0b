import { defaultSettings, defaultTuning } from '../core/connection.ts';
import type { Connection, ConnectionView, Correction, Settings } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import { isLoopbackUrl, isUnencrypted, parseBaseUrl } from '../providers/base-url.ts';
import type { BaseUrlFault } from '../providers/base-url.ts';
import { cleanKey } from '../providers/clean-key.ts';
import { toAddressForm, toDialect } from '../providers/dialect.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import type { Credentials } from './credentials.ts';
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
   * the default. Rejects with {@link BadBaseUrl}, with `KeyFault`, or when the vault refuses.
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
export class BadBaseUrl extends Error {
  override readonly name = 'BadBaseUrl';

  constructor(fault: BaseUrlFault) {
    super(`base URL: ${fault}`);
  }
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
    async save(draft, makeDefault, newId) {
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
      const { keyKind } = draft;
      if (key === '') await credentials.forget(id);
      else if (key !== undefined) await credentials.save(id, origin, key, keyKind);
      else if (keyKind) await credentials.keepAs(id, origin, keyKind);
      await vault.connections.put({
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
      });
      // A key that was kept for another address would be the right one again, unseen, once somebody goes back there.
      if (key === undefined) await credentials.forgetStale(id, origin);
      if (key && keyKind) await saveSettings({ keyKind });
      const current = await settings();
      const hasDefault =
        current.defaultConnectionId !== null &&
        (await vault.connections.get(current.defaultConnectionId)) !== undefined;
      if (makeDefault || !hasDefault) await saveSettings({ defaultConnectionId: id });
      return id;
    },
    async learn(id, model, correction) {
      const known = await find(id);
      if (!known) return;
      const learnt = known.corrections[model] ?? [];
      // Two runs at a time may find out the same.
      if (learnt.includes(correction)) return;
      const corrections = { ...known.corrections, [model]: [...learnt, correction] };
      await vault.connections.put({ ...known, corrections });
    },
    async forgetCorrections(id) {
      const known = await find(id);
      if (known) await vault.connections.put({ ...known, corrections: {} });
    },
    async omitOrigin(id) {
      const known = await find(id);
      if (!known) return;
      await vault.connections.put({ ...known, tuning: { ...known.tuning, withoutOrigin: true } });
    },
    async withoutOrigin() {
      const connections = await all();
      // Elsewhere `Origin` is what protects the user's other servers, and nobody refuses it.
      return connections
        .filter(({ baseUrl, tuning }) => tuning.withoutOrigin && isLoopbackUrl(baseUrl))
        .map(({ baseUrl }) => baseUrl);
    },
    async delete(id) {
      await credentials.forget(id);
      await vault.connections.delete(id);
      const current = await settings();
      if (current.prices.some(({ connectionId }) => connectionId === id)) {
        const prices = current.prices.filter(({ connectionId }) => connectionId !== id);
        await saveSettings({ prices });
      }
      if (current.defaultConnectionId === id) {
        const next = (await all())[0]?.id ?? null;
        await saveSettings({ defaultConnectionId: next });
      }
    },
  };
}

/** The origin that a saved base URL's requests go to. */
export function toOrigin(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).origin : '';
}
