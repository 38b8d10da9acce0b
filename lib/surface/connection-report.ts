import type { Signal } from '@preact/signals';
import type { KeepingFault, KeyKind, LockState } from '../core/key-keeping.ts';
import type { RunError } from '../core/run-error.ts';

/** What asks the server. */
export type AskingTask = 'test' | 'list';

/** What a form's one status line says: what goes on, or how the last thing went. The page has the words. */
export type FormReport =
  /** `queued`: answers have all connections to the server, and nothing was sent yet. */
  | { type: 'testing'; host: string; model: string; queued: boolean }
  | { type: 'listing'; host: string; queued: boolean }
  | { type: 'saving' }
  | { type: 'saved' }
  /** It had been deleted elsewhere. */
  | { type: 'saved-anew' }
  | { type: 'saved-without-access'; host: string }
  /** Nothing was saved: it was deleted elsewhere meanwhile, and its key with it. */
  | { type: 'deleted' }
  | { type: 'not-saved' }
  /** Nothing was saved: the key cannot be kept in the way that is chosen. */
  | { type: 'key-not-kept'; fault: KeepingFault }
  | { type: 'access-refused'; task: AskingTask; host: string }
  | { type: 'cancelled'; task: AskingTask }
  | { type: 'answered'; model: string; text: string; firstDeltaMs: number }
  | { type: 'models-listed'; count: number }
  | { type: 'failed'; task: AskingTask; error: RunError }
  | { type: 'key-forgotten' }
  /** Nothing was sent or saved: the passphrase was missing, and was entered elsewhere since. */
  | { type: 'unlocked' };

/** Whether the report is of something that still goes on. */
export function isUnderWay(report: FormReport | null): boolean {
  return report?.type === 'testing' || report?.type === 'listing' || report?.type === 'saving';
}

/** Whether it can go on once the passphrase was entered. */
export function isLocked(report: FormReport | null): boolean {
  if (report?.type === 'key-not-kept') return report.fault === 'locked';
  return report?.type === 'failed' && report.error.kind === 'key-locked';
}

/**
 * A report as it stands with the passphrase by now: what waited for it waits no more once it was entered, set or forgotten
 * elsewhere. `isTried`: it is being entered in the form itself, which goes on by itself. `kind`: how the form is to keep the key.
 */
export function toReportNow(
  report: FormReport | null,
  lock: LockState,
  isTried: boolean,
  kind: KeyKind,
): FormReport | null {
  if (report?.type === 'key-not-kept' && report.fault === 'no-passphrase')
    return lock === 'unset' ? report : null;
  if (!isLocked(report)) return report;
  if (lock === 'unset') return toReportUnset(report, kind);
  return lock === 'unlocked' && !isTried ? { type: 'unlocked' } : report;
}

/** What waited for a passphrase that is no more: its keys are gone with it. */
function toReportUnset(report: FormReport | null, kind: KeyKind): FormReport {
  if (report?.type === 'failed') return { ...report, error: { ...report.error, kind: 'no-key' } };
  return kind === 'passphrase'
    ? { type: 'key-not-kept', fault: 'no-passphrase' }
    : { type: 'key-forgotten' };
}

/** Takes back that a key could not be kept, once what was missing is there. */
export function dropNotKept(report: Signal<FormReport | null>): void {
  if (report.peek()?.type === 'key-not-kept') report.value = null;
}

/** What the server is being asked, if anything. */
export function toAskingTask(report: FormReport | null): AskingTask | undefined {
  if (report?.type === 'testing') return 'test';
  return report?.type === 'listing' ? 'list' : undefined;
}
