import type { MessageId } from './ids.ts';

/**
 * What went wrong, named by its remedy. The background sends kind and parameters; the surface has the words.
 *
 * - `no-connection`: nothing is set up yet. `no-key`: the connection needs a key and has none (or the key belongs to
 *   another origin). `no-permission`: the user has not granted, or has revoked, access to the host. `unconfirmed`: it would
 *   go without encryption, to a host for which the user has not confirmed that.
 * - `key-locked`: it is under the user's passphrase, which was not entered yet. `key-gone`: it was kept until the browser
 *   closed, and that has happened. Nothing is asked without it.
 * - `key-refused` (401, 403 with a reason, 400 that names the key), `not-found` (404, 405: wrong URL or model), `rate-limited` (429),
 *   `not-allowed` (401 and
 *   403 where no key was sent, or where the words name a place or a rule: another key would not mend it),
 *   `quota-exhausted` (402, `insufficient_quota`), `too-long` (the branch does not fit the model's window),
 *   `no-pictures` (the model or its dialect takes none), `bad-request` (another 4xx), `overloaded` (5xx).
 * - `offline` (the browser itself is offline), `unreachable` (no connection to that host: DNS, refused, TLS),
 *   `blocked-origin` (a local server refuses requests that come from an extension), `timed-out` (silent for too long; with a
 *   status, 408: the server gave up waiting).
 * - `model-unavailable`: the browser's own model is not on this device, or not usable now.
 * - `bad-reply`: not a stream (HTML, foreign JSON). `interrupted`: the stream ended without an end, or the background
 *   was ended while it streamed. `endless`: it grew beyond every measure and was ended by us. `refused`: the endpoint
 *   reported an error in the middle of its stream.
 * - `storage-full`: the question could not be saved, so nothing was sent. `unexpected`: a fault of our own.
 */
export type ErrorKind = (typeof errorKinds)[number];

/** Every {@link ErrorKind}, for validation. */
export const errorKinds = [
  'no-connection',
  'no-key',
  'key-locked',
  'key-gone',
  'no-permission',
  'unconfirmed',
  'key-refused',
  'not-allowed',
  'not-found',
  'rate-limited',
  'quota-exhausted',
  'too-long',
  'no-pictures',
  'bad-request',
  'overloaded',
  'offline',
  'unreachable',
  'blocked-origin',
  'timed-out',
  'bad-reply',
  'model-unavailable',
  'interrupted',
  'endless',
  'refused',
  'storage-full',
  'unexpected',
] as const;

/** An error as it travels to a surface and into the store. Never holds a key; JSON-safe. */
export interface RunError {
  kind: ErrorKind;
  /** `host[:port]` that the request went to; a whole origin, where a server of tools has one sign in at another than its own. */
  host?: string | undefined;
  /** HTTP status, where a response came. */
  status?: number | undefined;
  /** The model that was asked. */
  model?: string | undefined;
  /** Wait that the endpoint asked for before the next try, in ms. */
  retryAfterMs?: number | undefined;
  /**
   * Of `timed-out`, what was waited for in vain: the first word, then any byte, then anything but keep-alive comments.
   */
  silence?: 'first' | 'bytes' | 'payload' | undefined;
  /**
   * Of `interrupted`, what the connection was lost to: the machine slept, the network went, or the extension was
   * updated.
   */
  lostTo?: 'sleep' | 'network' | 'update' | undefined;
  /** How long was waited, in ms. */
  waitedMs?: number | undefined;
  /** The endpoint's own number of the request, for its support. */
  requestId?: string | undefined;
  /** What the endpoint said, key redacted, at most 2,000 characters. Shown behind a click. */
  detail?: string | undefined;
}

/** Messages of the branch that the user chose to leave out of a request, by id. Always named on the answer. */
export type Omitted = readonly MessageId[];
