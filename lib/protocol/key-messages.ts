import * as v from 'valibot';
import { lockOutcomes, longestKey, tooLongPassphrase } from '../core/key-keeping.ts';
import { idSchema } from './id-schema.ts';

const passphrase = v.pipe(v.string(), v.maxLength(tooLongPassphrase));

/**
 * The only commands that carry a secret. Nothing of what they bring is ever said back, and it is in no other command: a
 * connection that is saved or tested with a typed key names it by its `keyId`.
 */
export const keyCommands = [
  /**
   * A key that was typed. The background has it in memory, for this channel alone, until the command after it names it, or
   * the next one replaces it.
   */
  v.object({
    type: v.literal('key-enter'),
    keyId: idSchema,
    key: v.pipe(v.string(), v.maxLength(longestKey)),
  }),
  v.object({ type: v.literal('passphrase-set'), requestId: idSchema, passphrase }),
  v.object({ type: v.literal('passphrase-enter'), requestId: idSchema, passphrase }),
  v.object({
    type: v.literal('passphrase-change'),
    requestId: idSchema,
    passphrase,
    next: passphrase,
  }),
  /** Locks the keys that are under the passphrase. */
  v.object({ type: v.literal('passphrase-lock'), requestId: idSchema }),
  /** Forgets the passphrase, and the keys under it. */
  v.object({ type: v.literal('passphrase-forget'), requestId: idSchema }),
] as const;

/** What answers all but the first of {@link keyCommands}. */
export const keyUpdates = [
  v.object({
    type: v.literal('passphrase-answered'),
    requestId: idSchema,
    outcome: v.picklist(lockOutcomes),
  }),
] as const;
