import type { Prompt } from '../core/prompt.ts';
import { openConversationDatabase } from './database.ts';
import { openLasting } from './lasting.ts';

/** What is kept of a prompt. */
export interface PromptRow {
  id: string;
  /** Its place among all; a starter that has no row stands at its own. */
  rank: number;
  /** Absent for one of the starting set that was only moved. */
  prompt?: Prompt | undefined;
  /** One of the starting set that is not wanted. */
  deleted?: true | undefined;
}

/** Rows by their ids, as the background's tables are. */
interface PromptTable {
  get(id: string): Promise<PromptRow | undefined>;
  all(): Promise<PromptRow[]>;
  put(row: PromptRow): Promise<void>;
  delete(id: string): Promise<void>;
}

/** Opens the prompts, which lie beside the conversations and are deleted with none of them. */
export function openPromptTable(name?: string): Promise<PromptTable> {
  return openLasting<PromptTable>(async (onLost) => {
    const database = await openConversationDatabase(name, onLost);
    return {
      get: (id) => database.get('prompts', id),
      all: () => database.getAll('prompts'),
      async put(row) {
        await database.put('prompts', row);
      },
      delete: (id) => database.delete('prompts', id),
    };
  });
}
