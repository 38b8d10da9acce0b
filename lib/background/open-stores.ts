import type { RowArea } from '../core/platform.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { openIndexedStore } from '../conversations/indexed-store.ts';
import { createMemoryStore } from '../conversations/memory-store.ts';
import { createTieredStore } from '../conversations/tiered-store.ts';
import { reportFault } from './report-fault.ts';
import { createMemoryVault, openVault } from './vault.ts';
import type { Vault } from './vault.ts';

/** The stores of the background. */
export interface Stores {
  store: ConversationStore;
  vault: Vault;
  /** Whether the browser refuses its disk, wholly or by now: what is asked goes with the browser. Surfaces say so. */
  memoryOnly(): boolean;
  /** Told when that becomes so. */
  onMemoryOnly(listener: () => void): void;
}

/** Opens the stores on disk, or in memory where the browser refuses. Never rejects. */
export async function openStores(session: RowArea): Promise<Stores> {
  askToPersist();
  const memory = createMemoryStore(await session.all(), session);
  try {
    const [disk, vault] = await Promise.all([openIndexedStore(), openVault()]);
    let tell = (): void => undefined;
    const store = await createTieredStore(disk, memory, () => tell());
    return {
      store,
      vault,
      memoryOnly: () => store.diskRefused,
      onMemoryOnly: (listener) => {
        tell = listener;
      },
    };
  } catch (cause) {
    reportFault('the browser refused its database', cause);
    return {
      store: memory,
      vault: createMemoryVault(),
      memoryOnly: () => true,
      onMemoryOnly: () => undefined,
    };
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
