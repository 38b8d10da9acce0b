/**
 * What is noted of one request while it is carried out, for the log of the last runs: numbers alone. Durations are in ms
 * from when it left, and absent for what never came.
 */
export interface StepTrace {
  status?: number;
  headMs?: number;
  firstByteMs?: number;
  lastByteMs?: number;
  endMs?: number;
  /** Of the body that was sent, in UTF-16 code units, and of what came, in bytes. */
  sent: number;
  received: number;
  events: number;
  deltas: number;
  /** Keep-alives. */
  comments: number;
}

/** Begins to note: nothing has come yet. Counting is all that a delta costs. */
export function createStepTrace(): StepTrace {
  return { sent: 0, received: 0, events: 0, deltas: 0, comments: 0 };
}
