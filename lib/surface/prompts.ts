import * as v from 'valibot';
import { parseJson } from '../core/json.ts';
import type { PageSource, Prompt, PromptId, PromptOffer } from '../core/prompt.ts';
import { pageSourceSchema, promptOfferSchema, promptSchema } from '../protocol/prompt-schema.ts';
import type { PromptLink } from './prompt-link.ts';

/** The prompts that a surface was told, null before it was. One that is damaged is left out, and hides no other. */
export function toPrompts({ rows }: Pick<PromptLink, 'rows'>): readonly Prompt[] | null {
  return rows.value?.flatMap((row) => toValid(promptSchema, row)) ?? null;
}

/** The prompt that was chosen and not asked yet. */
export function toOffer({ offer }: Pick<PromptLink, 'offer'>): PromptOffer | undefined {
  return parseOffer(offer.value);
}

/** A prompt that was chosen, as it came or as JSON; undefined for anything else. */
export function parseOffer(value: unknown): PromptOffer | undefined {
  return toValid(promptOfferSchema, typeof value === 'string' ? parseJson(value) : value)[0];
}

function toValid<Value>(schema: v.GenericSchema<unknown, Value>, row: unknown): Value[] {
  const result = v.safeParse(schema, row);
  return result.success ? [result.output] : [];
}

/** What can be done with the prompts. Each resolves with false where it could not be kept. */
export interface PromptCalls {
  save(prompts: readonly Prompt[]): Promise<boolean>;
  delete(promptIds: readonly PromptId[]): Promise<boolean>;
  order(promptIds: readonly PromptId[]): Promise<boolean>;
  restore(): Promise<boolean>;
  /** What is known of the active tab. */
  readSource(): Promise<PageSource>;
}

/** Builds the calls over a surface's link. */
export function createPromptCalls({ request }: Pick<PromptLink, 'request'>): PromptCalls {
  const toId = (): { requestId: string } => ({ requestId: crypto.randomUUID() });
  const tell = async (command: Parameters<typeof request>[1]): Promise<boolean> =>
    (await request('carried-out', command)).error === null;
  return {
    save: (prompts) => tell({ type: 'prompt-save', ...toId(), prompts: [...prompts] }),
    delete: (promptIds) => tell({ type: 'prompt-delete', ...toId(), promptIds: [...promptIds] }),
    order: (promptIds) => tell({ type: 'prompt-order', ...toId(), promptIds: [...promptIds] }),
    restore: () => tell({ type: 'prompt-restore', ...toId() }),
    async readSource() {
      const { source } = await request('prompt-source', { type: 'prompt-source', ...toId() });
      return toValid(pageSourceSchema, source)[0] ?? {};
    },
  };
}

/** The prompts of the slash menu that what was typed behind the slash may mean, the best first. */
export function findBySlash(prompts: readonly Prompt[], typed: string): Prompt[] {
  const wanted = typed.toLocaleLowerCase();
  const offered = prompts.filter(({ places }) => places.includes('slash'));
  const begins = offered.filter(({ slash }) => slash.toLocaleLowerCase().startsWith(wanted));
  const others = offered.filter(
    (prompt) => !begins.includes(prompt) && prompt.name.toLocaleLowerCase().includes(wanted),
  );
  return [...begins, ...others];
}
