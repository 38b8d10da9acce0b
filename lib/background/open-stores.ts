import type { KeptIn } from '../core/kept-in.ts';
import type { RowArea } from '../core/platform.ts';
import { openPictureStore } from '../conversations/picture-store.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { openIndexedStore } from '../conversations/indexed-store.ts';
import { createMemoryStore } from '../conversations/memory-store.ts';
import { createTieredStore } from '../conversations/tiered-store.ts';
import { openPromptTable } from '../conversations/prompt-table.ts';
import type { PromptRow } from '../conversations/prompt-table.ts';
import { createPictures } from './pictures.ts';
import type { Pictures } from './pictures.ts';
import { reportFault } from './report-fault.ts';
import { createMemoryTable } from './table.ts';
import { createRunLog } from './run-log.ts';
import type { RunLog } from './run-log.ts';
import type { Table } from './table.ts';
import { createMemoryVault, openVault } from './vault.ts';
import type { Vault } from './vault.ts';

/** The stores of the background. */
export interface Stores {
  store: ConversationStore;
  vault: Vault;
  pictures: Pictures;
  prompts: Table<PromptRow>;
  runLog: RunLog;
  /** Where they keep what they are given, by now. Surfaces say so where it is not the disk. */
  keptIn(): KeptIn;
  /** Whether there is anything that an update of the extension would take along. */
  holdsUnsaved(): boolean;
  /** Told when that has changed. */
  onKeptIn(listener: () => void): void;
}

/** Opens the stores on disk, or in memory where the browser refuses, each for itself. Never rejects. */
export async function openStores(session: RowArea): Promise<Stores> {
  askToPersist();
  let tell = (): void => undefined;
  let isFull = false;
  const memory = createMemoryStore(await session.all(), session, () => {
    if (isFull) return;
    isFull = true;
    tell();
  });
  const [disk, vault] = await Promise.all([
    openOrSay(() => openIndexedStore()),
    openOrSay(() => openVault()),
  ]);
  // After the conversations, which made or migrated the database that these lie in as well.
  const prompts = typeof disk === 'string' ? disk : await openOrSay(() => openPromptTable());
  const tiers =
    typeof disk === 'string' ? undefined : await createTieredStore(disk, memory, () => tell());
  const toPlace = (): KeptIn['conversations'] => {
    if (isFull) return 'full-memory';
    if (typeof disk === 'string') return disk;
    return tiers?.diskRefused ? 'memory' : 'disk';
  };
  return {
    store: tiers ?? memory,
    prompts: typeof prompts === 'string' ? createMemoryTable() : prompts,
    runLog: createRunLog(),
    vault: typeof vault === 'string' ? createMemoryVault() : vault,
    pictures: createPictures(openPictureStore, session),
    keptIn: () => ({
      conversations: toPlace(),
      connections: typeof vault === 'string' ? vault : 'disk',
    }),
    holdsUnsaved: () => memory.isHolding,
    onKeptIn: (listener) => {
      tell = listener;
    },
  };
}

/** What was opened, or where things are kept instead. */
async function openOrSay<Opened extends object>(
  open: () => Promise<Opened>,
): Promise<Opened | Exclude<KeptIn['connections'], 'disk'>> {
  try {
    return await open();
  } catch (cause) {
    reportFault('the browser refused its database', cause);
    return cause instanceof Error && cause.name === 'VersionError' ? 'later-version' : 'memory';
  }
}

/**
 * Firefox keeps what it was asked to keep, and with `unlimitedStorage` asks nobody. In Chromium that permission is enough,
 * and its worker has no such call.
 */
function askToPersist(): void {
  const storage: Partial<StorageManager> | undefined = navigator.storage;
  storage?.persist?.().catch((cause: unknown) => reportFault('storage may be evicted', cause));
}
