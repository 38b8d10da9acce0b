/** Where a payload is cut; every piece is one write to the socket. */
export type Split =
  /** One write per step, as servers do that flush each event. */
  | 'events'
  /** Neighbouring steps joined into one write. */
  | 'whole'
  | 'bytes'
  /** Random pieces of 1 to `longest` (16) bytes, across the borders of steps. */
  | { seed: number; longest?: number }
  /** Byte positions in the joined payload, rising. */
  | { offsets: readonly number[] };

/** Writes UTF-8 text. */
export interface TextStep {
  type: 'text';
  text: string;
  /** The answer text that this step carries; goes to the request's `deltas` when it is written. */
  delta?: string;
  /** The same for thinking text; goes to `reasoningDeltas`. */
  reasoning?: string;
}

/** Writes bytes that need not be text. */
export interface BytesStep {
  type: 'bytes';
  bytes: readonly number[];
}

/** Writes to the socket itself, past the encoding of the reply: what no server should send. */
export interface RawStep {
  type: 'raw';
  text: string;
}

/** One thing the server does with a request. Plain JSON: a script can be stored and compared. */
export type Step =
  /** Sends status (200) and headers at once; any write before it sends the defaults. */
  | { type: 'head'; status?: number; headers?: Readonly<Record<string, string>> }
  | TextStep
  | BytesStep
  | RawStep
  /** How all writes after it are cut. At the beginning it is `'events'`. */
  | { type: 'split'; split: Split }
  /** From here on steps with a `delta` or `reasoning` keep this rate; 0 writes as fast as can be. */
  | { type: 'pace'; perSecond: number }
  | { type: 'wait'; ms: number }
  /** Goes on once the test calls `release(name)`; a name that was released stays open. */
  | { type: 'hold'; name: string }
  /** Writes nothing more until the client closes. */
  | { type: 'silence' }
  /** Repeats the steps until the client closes. */
  | { type: 'endless'; steps: Script }
  /** Closes the socket in mid-reply; with `reset` by RST, which may eat what was not read yet. */
  | { type: 'disconnect'; reset?: boolean }
  /** Ends the reply properly. A script that runs out does the same. */
  | { type: 'end' };

/** What the server does with one request, in order. */
export type Script = readonly Step[];
