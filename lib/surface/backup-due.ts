import type { BackupSettings } from '../core/backup.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';

/** Whoever has fewer conversations at stake has nothing that is worth being reminded of. */
const fewestAtStake = 10;

/** For so long a reminder that was put off keeps quiet. */
export const laterDays = 7;

/** A day in milliseconds. */
export const dayMs = 24 * 60 * 60 * 1000;

/** The conversations that were last changed, as a list has them. */
interface LatestConversations {
  conversations: readonly { id: ConversationId; updatedAtMs: number }[];
  /** Whether there are more, all of them older. */
  more: boolean;
}

/**
 * How many conversations are in no export as they are now; undefined where nobody is to be reminded of it: there are few, none
 * of them is old enough, or the user has said so. A temporary one is not meant to last.
 */
export function toBackupDue(
  { conversations, more }: LatestConversations,
  { backupDays, backedUpAtMs, backupQuietUntilMs }: BackupSettings,
  nowMs: number,
): number | undefined {
  if (backupDays === null || nowMs < backupQuietUntilMs) return undefined;
  const kept = conversations.filter(({ id }) => !isTemporary(id));
  const atStake = kept.filter(({ updatedAtMs }) => updatedAtMs > (backedUpAtMs ?? 0));
  if (atStake.length < fewestAtStake) return undefined;
  const oldestMs = Math.min(...atStake.map(({ updatedAtMs }) => updatedAtMs));
  // Where all that are listed are at stake, those behind them may be too, and they are older.
  const isOld = nowMs - oldestMs >= backupDays * dayMs;
  const mayBeOlder =
    more && atStake.length === kept.length && isPast(backedUpAtMs, backupDays, nowMs);
  return isOld || mayBeOlder ? atStake.length : undefined;
}

function isPast(atMs: number | null, days: number, nowMs: number): boolean {
  return atMs === null || nowMs - atMs >= days * dayMs;
}
