import type { Prompt, PromptId } from '../core/prompt.ts';
import { starterPrefix } from '../core/prompt.ts';
import { promptLimit } from '../protocol/prompt-schema.ts';
import type { PromptRow } from '../conversations/prompt-table.ts';
import type { Table } from './table.ts';

/** The prompts: the background is their only writer. */
export interface Prompts {
  /** All of them, in the user's order. */
  all(): Promise<Prompt[]>;
  find(id: PromptId): Promise<Prompt | undefined>;
  /** Keeps these, new ones behind all others. Rejects when there are too many, or no room. */
  save(prompts: readonly Prompt[]): Promise<void>;
  delete(ids: readonly PromptId[]): Promise<void>;
  /** Puts these first. */
  order(ids: readonly PromptId[]): Promise<void>;
  /** Makes the starting set what it was. */
  restore(): Promise<void>;
}

/**
 * Builds them. Of the starting set nothing is written until the user changes something of it, so that an update can
 * better it and another language says it in its own words; what was changed is the user's, and what was deleted stays so.
 */
export function createPrompts(
  table: Table<PromptRow>,
  starters: () => Promise<readonly Prompt[]>,
): Prompts {
  const ranked = async (): Promise<{ rank: number; prompt: Prompt }[]> => {
    const rows = new Map((await table.all()).map((row) => [row.id, row]));
    const found: { rank: number; prompt: Prompt }[] = [];
    for (const [at, starter] of (await starters()).entries()) {
      const row = rows.get(starter.id);
      rows.delete(starter.id);
      if (!row?.deleted) found.push({ rank: row?.rank ?? at, prompt: row?.prompt ?? starter });
    }
    for (const { rank, prompt, deleted } of rows.values()) {
      if (prompt && !deleted) found.push({ rank, prompt });
    }
    return found.sort((a, b) => a.rank - b.rank);
  };
  const all = async (): Promise<Prompt[]> => (await ranked()).map(({ prompt }) => prompt);
  /** One after the other: each changes what the one before it has written. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const put = async (id: PromptId, row: Omit<PromptRow, 'id'>): Promise<void> =>
    table.put({ id, ...row });

  return {
    all,
    find: async (id) => (await all()).find((prompt) => prompt.id === id),
    save: (prompts) =>
      inTurn(async () => {
        const now = await ranked();
        const ranks = new Map(now.map(({ rank, prompt }) => [prompt.id, rank]));
        const fresh = prompts.filter(({ id }) => !ranks.has(id));
        if (now.length + fresh.length > promptLimit) throw new Error('too many prompts');
        let end = (now.at(-1)?.rank ?? -1) + 1;
        for (const prompt of prompts) {
          await put(prompt.id, { rank: ranks.get(prompt.id) ?? end++, prompt });
        }
      }),
    delete: (ids) =>
      inTurn(async () => {
        for (const id of ids) {
          if (id.startsWith(starterPrefix)) await put(id, { rank: 0, deleted: true });
          else await table.delete(id);
        }
      }),
    order: (ids) =>
      inTurn(async () => {
        const now = await all();
        const first = ids.flatMap((id) => now.find((prompt) => prompt.id === id) ?? []);
        const others = now.filter(({ id }) => !ids.includes(id));
        const rows = new Map((await table.all()).map((row) => [row.id, row]));
        for (const [rank, { id }] of [...first, ...others].entries()) {
          await put(id, { ...rows.get(id), rank });
        }
      }),
    restore: () =>
      inTurn(async () => {
        for (const { id } of await table.all()) {
          if (id.startsWith(starterPrefix)) await table.delete(id);
        }
      }),
  };
}
