import { defaultTuning } from '../../lib/core/connection.ts';
import type { Tuning } from '../../lib/core/connection.ts';

/** Tuning of a connection whose faults are seen at once: nothing is sent again by itself. */
export const singleTry: Tuning = { ...defaultTuning, retries: 0 };
