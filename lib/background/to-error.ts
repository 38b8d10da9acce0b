import * as v from 'valibot';
import type { RunError } from '../core/run-error.ts';

/** Does `work`, and says why it could not be done: null where it was. */
export async function toError(work: () => Promise<void>): Promise<RunError | null> {
  try {
    await work();
    return null;
  } catch (cause) {
    // The issue of a validation quotes what it found, which is a stranger's.
    if (cause instanceof v.ValiError) return { kind: 'bad-request' };
    return { kind: 'storage-full', detail: String(cause).slice(0, 2_000) };
  }
}
