import { defaultAppearance } from './appearance.ts';
import type { Appearance, Pace } from './appearance.ts';
import { defaultBackup } from './backup.ts';
import type { BackupSettings } from './backup.ts';
import type { ConnectionId } from './ids.ts';
import { defaultKeySettings } from './key-keeping.ts';
import type { KeyKind, KeySettings, KeyState } from './key-keeping.ts';
import type { OwnPrice } from './price.ts';
import { defaultToolSettings } from './tool-settings.ts';
import type { ToolSettings } from './tool-settings.ts';

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
  'schema-in-words',
  'without-tools',
  'without-echo',
] as const;

/** The languages that endpoints speak; one adapter each. */
export type Dialect = (typeof dialects)[number];

/** Every {@link Dialect}, for validation. */
export const dialects = [
  'chat-completions',
  'anthropic-messages',
  'openai-responses',
  'own-messages',
  'own-prompt',
  'on-device',
] as const;

/** What an expert may set for a connection. */
export interface Tuning {
  /** null for the provider's own. */
  dialect: Dialect | null;
  /** The header that carries the key, bare; '' for the provider's own. */
  keyHeader: string;
  /** Further headers. They are shown in the options, so no place for a secret. */
  headers: Record<string, string>;
  /** A JSON object whose fields are added to the body of each request, null taking one out; '' for none. */
  extraBody: string;
  parameters: ModelParameters;
  /** Whether requests carry no `Origin`, which some local servers refuse; only for those on this machine. */
  withoutOrigin: boolean;
  /** False asks for the reply in one piece. */
  stream: boolean;
  /** How often a request that failed before anything was shown is sent again by itself. */
  retries: number;
  /** How long to wait for the first word; null for what suits the host. */
  firstByteSeconds: number | null;
  /** How long a silence in the middle may be; null for the usual. */
  idleSeconds: number | null;
  /** How many tokens its models read at once, where the user knows better; null for what is told or assumed. */
  windowTokens: number | null;
  /** How long nothing but keep-alive comments may come; null for three times `idleSeconds`. */
  payloadSeconds: number | null;
}

/** The tuning of a connection that nobody has tuned. */
export const defaultTuning: Tuning = {
  dialect: null,
  keyHeader: '',
  headers: {},
  extraBody: '',
  parameters: {},
  withoutOrigin: false,
  stream: true,
  retries: 3,
  firstByteSeconds: null,
  idleSeconds: null,
  payloadSeconds: null,
  windowTokens: null,
};

/** What a model can do beside answering text with text. */
export type ModelAbility = (typeof modelAbilities)[number];

/** Every {@link ModelAbility}, in the order in which they are shown. */
export const modelAbilities = ['vision', 'reasoning', 'tools'] as const;

/** A model of a connection: whom a question goes to. */
export interface ModelPick {
  connectionId: ConnectionId;
  model: string;
}

/** A named system prompt that a conversation can have in place of its connection's. */
export interface Persona {
  id: string;
  name: string;
  text: string;
  /** Whom its questions go to; null for whom they went to anyway. */
  pick: ModelPick | null;
}

/** A saved connection, without its key. */
export interface Connection {
  id: ConnectionId;
  /** The user's name for it. */
  name: string;
  /** Id of the preset that it was made from; see the provider table. */
  provider: string;
  /** Normalised: scheme, host, path without a trailing slash and without `/chat/completions`. */
  baseUrl: string;
  /** The origin of the user's own network that may be asked without encryption, as the user has confirmed; '' for none. */
  confirmedOrigin?: string | undefined;
  /** The model that a new question goes to. */
  model: string;
  /** Models that the endpoint listed when it was last asked; the picker offers them. */
  models: string[];
  /** What these can do, as far as the endpoint's list said it; an empty list for one that can do none of it. */
  abilities?: Record<string, ModelAbility[]> | undefined;
  /** How many tokens these read at once, as far as the list said it. */
  windows?: Record<string, number> | undefined;
  /** Sent first with every request; empty for none. */
  systemPrompt: string;
  tuning: Tuning;
  /** What was learnt from refusals, by model; the user can have it forgotten. */
  corrections: Record<string, readonly Correction[]>;
  createdAtMs: number;
}

/** All that a surface, and so the user, can ever see again of a key. */
export interface KeyHint {
  /** '' for a short key, and for one that is gone. */
  lastFour: string;
  savedAtMs: number;
  kind: KeyKind;
  state: KeyState;
  /** The origin that it is for, where it is `elsewhere`. */
  origin?: string | undefined;
}

/** A connection as surfaces see it. `key` is null when none is kept. */
export interface ConnectionView extends Connection {
  key: KeyHint | null;
}

/** A model server that was found on this machine. */
export interface LocalServer {
  /** Id of the preset at whose usual address it answered. */
  provider: string;
  baseUrl: string;
  /** What it lists; empty when no model is installed yet. */
  models: string[];
  abilities?: Record<string, ModelAbility[]> | undefined;
  windows?: Record<string, number> | undefined;
}

/** Settings of the user, all in the background's keeping. */
export interface Settings extends Appearance, BackupSettings, KeySettings, ToolSettings {
  /** A locale of the catalogue, or `auto` for the browser's. */
  language: string;
  /** Whether closing the last surface that shows a run stops the run. */
  stopOnClose: boolean;
  /** Whether the end of an answer that nobody watches is told by the browser. */
  notifyWhenDone: boolean;
  defaultConnectionId: ConnectionId | null;
  /** How long a conversation is kept that does not change any more; null for ever. */
  keepDays: KeepDays | null;
  pace: Pace;
  /** Whether a screen reader is given the sentences of an answer as they come, and not only its start and its end. */
  spokenSentences: boolean;
  /** Models that stand first in the picker, in the order in which they were marked. */
  favouriteModels: ModelPick[];
  /** Those that were picked last, the latest first. */
  recentModels: ModelPick[];
  /** In the order in which they were made. */
  personas: Persona[];
  /** Whether a model is asked for the title of a conversation, which is a request of its own that is paid for. */
  titleByModel: boolean;
  /** Who is asked for it; null for whoever has answered. */
  titleModel: ModelPick | null;
  /** What models cost, where the user knows better than our table. */
  prices: readonly OwnPrice[];
  /** What a month may cost before that is said, in US dollars; null for any amount. */
  monthlyBudget: number | null;
  /** The last warning that the user has put away, as `toBudgetMark` writes it; '' for none. */
  budgetSeen: string;
  /** Whether what the last runs took and how they ended is noted, for bug reports. */
  keepLog: boolean;
}

/** Periods, in days, after which conversations can be deleted by themselves. */
export const keepPeriods = [365, 90, 30, 7] as const;

/** One of {@link keepPeriods}. */
export type KeepDays = (typeof keepPeriods)[number];

/** The settings of a fresh install. */
export const defaultSettings: Settings = {
  language: 'auto',
  stopOnClose: false,
  notifyWhenDone: false,
  defaultConnectionId: null,
  keepDays: null,
  ...defaultAppearance,
  pace: 'stream',
  spokenSentences: false,
  favouriteModels: [],
  recentModels: [],
  personas: [],
  titleByModel: false,
  titleModel: null,
  prices: [],
  monthlyBudget: null,
  budgetSeen: '',
  keepLog: true,
  ...defaultBackup,
  ...defaultKeySettings,
  ...defaultToolSettings,
};
