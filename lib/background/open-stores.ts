import type { ConversationStore } from '../conversations/conversation-store.ts';
import { openConversationDatabase } from '../conversations/database.ts';
import { createIndexedStore } from '../conversations/indexed-store.ts';
import { createMemoryStore } from '../conversations/memory-store.ts';
import { reportFault } from './report-fault.ts';
import { createMemoryVault, openVault } from './vault.ts';
import type { Vault } from './vault.ts';

/** The stores of the background. */
export interface Stores {
  store: ConversationStore;
  vault: Vault;
  /** The browser refused its database: all works, and nothing outlives the background. Surfaces say so. */
  memoryOnly: boolean;
}

/** Opens the stores on disk, or in memory where the browser refuses. Never rejects. */
export async function openStores(): Promise<Stores> {
  try {
    const [database, vault] = await Promise.all([openConversationDatabase(), openVault()]);
    return { store: createIndexedStore(database), vault, memoryOnly: false };
  } catch (cause) {
    reportFault('the browser refused its database', cause);
    return { store: createMemoryStore(), vault: createMemoryVault(), memoryOnly: true };
  }
}
