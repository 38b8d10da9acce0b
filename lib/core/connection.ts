import type { ConnectionId } from './ids.ts';

/** What a request says beside model and messages. Whatever is absent is not sent: new models refuse old parameters. */
export interface ModelParameters {
  temperature?: number | undefined;
  topP?: number | undefined;
  maxTokens?: number | undefined;
  /** The endpoint's own word, as `low` or `high`. */
  reasoningEffort?: string | undefined;
}

/**
 * What is done differently after a refusal that named the field. Learnt per connection and model, since each costs one
 * refused request.
 */
export type Correction = (typeof corrections)[number];

/** Every {@link Correction}, for validation. */
export const corrections = [
  'without-stream-options',
  'other-max-tokens',
  'without-temperature',
  'without-top-p',
  'without-reasoning-effort',
] as const;

/** A saved connection, without its key. */
export interface Connection {
  id: ConnectionId;
  /** The user's name for it. */
  name: string;
  /** Id of the preset that it was made from; see the provider table. */
  provider: string;
  /** Normalised: scheme, host, path without a trailing slash and without `/chat/completions`. */
  baseUrl: string;
  /** The model that a new question goes to. */
  model: string;
  /** Models that the endpoint listed when it was last asked; the picker offers them. */
  models: string[];
  /** Sent first with every request; empty for none. */
  systemPrompt: string;
  createdAtMs: number;
}

/** All that a surface, and so the user, can ever see again of a key. */
export interface KeyHint {
  lastFour: string;
  savedAtMs: number;
}

/** A connection as surfaces see it. `key` is null when none is kept for the connection's present origin. */
export interface ConnectionView extends Connection {
  key: KeyHint | null;
}

/** Settings of the user, all in the background's keeping. */
export interface Settings {
  /** A locale of the catalogue, or `auto` for the browser's. */
  language: string;
  /** Whether closing the last surface that shows a run stops the run. */
  stopOnClose: boolean;
  defaultConnectionId: ConnectionId | null;
}

/** The settings of a fresh install. */
export const defaultSettings: Settings = {
  language: 'auto',
  stopOnClose: false,
  defaultConnectionId: null,
};
