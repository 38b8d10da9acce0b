import 'fake-indexeddb/auto';
import { createBackground } from '../../lib/background/background.ts';
import type { Background } from '../../lib/background/background.ts';
import { createPictures } from '../../lib/background/pictures.ts';
import { openVault } from '../../lib/background/vault.ts';
import type { Vault } from '../../lib/background/vault.ts';
import { createRunLog } from '../../lib/background/run-log.ts';
import { openPictureStore } from '../../lib/conversations/picture-store.ts';
import { openIndexedStore } from '../../lib/conversations/indexed-store.ts';
import type { ConversationStore, DiskStore } from '../../lib/conversations/conversation-store.ts';
import { createMemoryStore } from '../../lib/conversations/memory-store.ts';
import { createTieredStore } from '../../lib/conversations/tiered-store.ts';
import { systemClock } from '../../lib/browser/system-clock.ts';
import type { Clock, MenuItem, Notice, OnDeviceModel } from '../../lib/core/platform.ts';
import type { PageSource } from '../../lib/core/prompt.ts';
import type { TabDesk } from '../../lib/core/tab-desk.ts';
import { openPromptTable } from '../../lib/conversations/prompt-table.ts';
import { createTranslator } from '../../lib/strings/translator.ts';
import { createSurface } from '../../lib/surface/create-surface.ts';
import { createDraftStore } from '../../lib/surface/draft-store.ts';
import { createShownStore } from '../../lib/surface/shown-store.ts';
import { createPlaceStore } from '../../lib/surface/place-store.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { createPageStorage } from './page-storage.ts';
import { noSignIn } from './no-sign-in.ts';
import { createMortal, createMortalVault } from './mortal.ts';
import { makeDesk } from './made-desk.ts';
import { createRowArea } from './row-area.ts';
import type { SurfaceOptions } from '../../lib/surface/surface-options.ts';
import { noOnDeviceModel } from './on-device.ts';
import { createChannelPair } from './channel-pair.ts';
import type { PairedChannel } from './channel-pair.ts';

let houses = 0;

/** What a test may set differently. */
export interface HouseOptions {
  /** Stands before the store of every background that is started. */
  wrapStore?(store: ConversationStore): ConversationStore;
  /** Stands before the disk alone. */
  wrapDisk?(disk: DiskStore): DiskStore;
  /** Stands before the vault. */
  wrapVault?(vault: Vault): Vault;
  hasPermission?(origin: string): boolean;
  clock?: Clock;
  /** What the session store has room for, in characters. */
  sessionQuota?: number;
  onDevice?: OnDeviceModel;
  tabs?: TabDesk;
  isOnline?(): boolean;
}

/**
 * A browser without a browser: one background at a time, over databases that outlive it, and surfaces on channel pairs.
 * The databases are an implementation of IndexedDB in memory, since Node has none.
 */
export interface House {
  openSurface(
    options?: Partial<Pick<SurfaceOptions, 'kind' | 'windowId' | 'conversationId'>>,
  ): HousedSurface;
  /** Ends the background as the browser does: its channels close and nothing that it still does has an effect. */
  killBackground(): void;
  /** Gives a channel to the running background, which is started if there is none. */
  accept(channel: PairedChannel): void;
  /** The running background, started if there is none. */
  background(): Background;
  /** How many answers are being written, as the toolbar shows it. */
  liveCount(): number;
  /** Forgets what outlives only the background, as a restart of the browser does. */
  forgetSession(): void;
  optionsOpened(): number;
  /** The conversations that were opened in a tab. */
  readonly tabsOpened: readonly string[];
  /** What the browser shows, by conversation. */
  readonly notices: ReadonlyMap<string, Notice>;
  /** Tells the running background that an update is there. */
  offerUpdate(): void;
  updatesApplied(): number;
  selection: string;
  /** When the background is woken to lock keys; null for never. */
  alarmAtMs: number | null;
  /** Wakes the background, as the browser's alarm does. */
  ringAlarm(): void;
  /** What the active tab lets us read. */
  source: PageSource;
  /** The entries of the page's menu. */
  menu: readonly MenuItem[];
  close(): void;
}

/** A surface, and its way to lose its channel. */
export interface HousedSurface extends Surface {
  cut(): void;
}

/** Builds a house with empty databases of its own. */
export function createHouse(options: HouseOptions = {}): House {
  houses += 1;
  const number = houses;
  const clock = options.clock ?? systemClock;
  const session = new Map<string, unknown>();
  const toRows = () => createRowArea({ quota: options.sessionQuota });
  let rows = toRows();
  const pageStorage = createPageStorage();
  const callListeners = new Set<() => void>();
  let liveCount = 0;
  let offerUpdate = (): void => undefined;
  let updatesApplied = 0;
  let ring = (): void => undefined;
  let optionsOpened = 0;
  const tabsOpened: string[] = [];
  const notices = new Map<string, Notice>();
  interface Life {
    background: Background;
    channels: Set<PairedChannel>;
    dead: boolean;
  }
  let running: Life | undefined;
  const surfaces = new Set<Surface>();

  const start = (): Life => {
    const life = { channels: new Set<PairedChannel>(), dead: false };
    const mortal: Clock = {
      ...clock,
      after: (delayMs, callback) => clock.after(delayMs, () => life.dead || callback()),
    };
    const background = createBackground({
      clock: mortal,
      async open() {
        const disk = await openIndexedStore(`conversations-${number}`);
        let tell = (): void => undefined;
        let isFull = false;
        const memory = createMemoryStore(await rows.all(), rows, () => {
          isFull = true;
          tell();
        });
        const tiers = await createTieredStore(options.wrapDisk?.(disk) ?? disk, memory, () =>
          tell(),
        );
        const store = createMortal(tiers, () => life.dead);
        const opened = createMortalVault(await openVault(`vault-${number}`), () => life.dead);
        return {
          store: options.wrapStore?.(store) ?? store,
          vault: options.wrapVault?.(opened) ?? opened,
          pictures: createPictures(() => openPictureStore(`pictures-${number}`), rows),
          prompts: createMortal(await openPromptTable(`conversations-${number}`), () => life.dead),
          runLog: createMortal(createRunLog(`diagnostics-${number}`), () => life.dead),
          keptIn: () => ({
            conversations: isFull ? 'full-memory' : tiers.diskRefused ? 'memory' : 'disk',
            connections: 'disk',
          }),
          holdsUnsaved: () => memory.isHolding,
          onKeptIn: (listener) => {
            tell = listener;
          },
        };
      },
      session: {
        get: async (key) => session.get(key),
        set: async (key, value) => void session.set(key, value),
      },
      permissions: { has: async (origin) => options.hasPermission?.(origin) ?? true },
      originRules: { apply: async () => undefined },
      notifications: {
        async show(about, notice) {
          if (!life.dead) notices.set(about, notice);
        },
        clear: (about) => void notices.delete(about),
      },
      updates: {
        onAvailable: (listener) => {
          offerUpdate = listener;
        },
        apply: () => {
          if (!life.dead) updatesApplied += 1;
        },
      },
      lockAlarm: {
        set: (atMs) => {
          if (!life.dead) house.alarmAtMs = atMs;
        },
        onRing: (listener) => {
          ring = listener;
        },
      },
      renewal: { onWanted: () => undefined, renew: () => undefined },
      toNotice: (_, { title, state }) => ({ title, message: state }),
      onDevice: options.onDevice ?? noOnDeviceModel,
      isOnline: () => options.isOnline?.() ?? true,
      beat: () => undefined,
      showLiveCount: (count) => {
        if (!life.dead) liveCount = count;
      },
      readSelection: async () => house.selection,
      openInTab: (id) => {
        if (!life.dead) tabsOpened.push(id);
      },
      openOptions: () => {
        optionsOpened += 1;
      },
      tabs: options.tabs ?? makeDesk(),
      signIn: noSignIn,
      words: () => createTranslator('en'),
      readSource: async () => house.source,
      showMenu: (items) => {
        if (!life.dead) house.menu = items;
      },
      callSurfaces: () =>
        setImmediate(() => {
          if (!life.dead) for (const listener of callListeners) listener();
        }),
    });
    return (running = Object.assign(life, { background }));
  };

  const house: House = {
    selection: '',
    source: {},
    alarmAtMs: null,
    menu: [],
    openSurface({ kind = 'panel', windowId = 1, conversationId } = {}) {
      let mine: PairedChannel | undefined;
      const surface = createSurface({
        kind,
        windowId,
        conversationId,
        clock,
        connect() {
          const [ours, theirs] = createChannelPair();
          mine = ours;
          house.accept(theirs);
          return ours;
        },
        onCall(listener) {
          callListeners.add(listener);
          return () => callListeners.delete(listener);
        },
        drafts: createDraftStore({
          storage: pageStorage,
          after: clock.after,
          page: `${windowId}`,
          isOpen: () => false,
        }),
        places: createPlaceStore(pageStorage),
        shown: createShownStore(pageStorage, windowId),
        goOnQuestion: () => 'Continue.',
      });
      surfaces.add(surface);
      return Object.assign(surface, { cut: () => mine?.cut() });
    },
    accept(channel) {
      const life = running ?? start();
      life.channels.add(channel);
      life.background.accept(channel);
    },
    killBackground() {
      if (!running) return;
      running.dead = true;
      const { channels } = running;
      running = undefined;
      liveCount = 0;
      for (const channel of channels) channel.cut();
    },
    background: () => (running ?? start()).background,
    liveCount: () => liveCount,
    forgetSession() {
      session.clear();
      rows = toRows();
    },
    optionsOpened: () => optionsOpened,
    tabsOpened,
    notices,
    offerUpdate: () => offerUpdate(),
    ringAlarm() {
      house.background();
      ring();
    },
    updatesApplied: () => updatesApplied,
    close() {
      for (const surface of surfaces) surface.close();
      house.killBackground();
    },
  };
  return house;
}
