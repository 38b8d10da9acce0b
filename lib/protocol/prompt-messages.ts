import * as v from 'valibot';
import { promptLimit, promptSchema } from './prompt-schema.ts';
import { idSchema } from './id-schema.ts';

const ids = v.pipe(v.array(idSchema), v.maxLength(promptLimit));

/** What a surface says about prompts. All but the first are acknowledged, and can be carried out twice. */
export const promptCommands = [
  /** All prompts now, and whenever they change, for as long as this channel lasts. */
  v.object({ type: v.literal('prompt-watch') }),
  /** Keeps these: in place of those that have their ids, else behind all others. */
  v.object({
    type: v.literal('prompt-save'),
    requestId: idSchema,
    prompts: v.pipe(v.array(promptSchema), v.maxLength(promptLimit)),
  }),
  v.object({ type: v.literal('prompt-delete'), requestId: idSchema, promptIds: ids }),
  /** Puts those first, in that order. */
  v.object({ type: v.literal('prompt-order'), requestId: idSchema, promptIds: ids }),
  /** Makes the starting set what it was when it came; the user's own prompts stay. */
  v.object({ type: v.literal('prompt-restore'), requestId: idSchema }),
  /** What a prompt can be filled with in the active tab of the surface's window, as far as the last gesture there allows. */
  v.object({ type: v.literal('prompt-source'), requestId: idSchema }),
] as const;
