import { defaultTuning, dialects } from '../core/connection.ts';
import type { Connection, ConnectionView, Dialect } from '../core/connection.ts';
import type { ConnectionId } from '../core/ids.ts';
import { keyKinds, longestKey } from '../core/key-keeping.ts';
import type { KeyKind } from '../core/key-keeping.ts';
import type { ConnectionDraft } from '../protocol/command.ts';
import {
  isUnencrypted,
  onDeviceUrl,
  parseBaseUrl,
  staysHere,
  toHost,
} from '../providers/base-url.ts';
import type { BaseUrlFault, BaseUrlResult } from '../providers/base-url.ts';
import { cleanKey } from '../providers/clean-key.ts';
import { toAddressForm, toDialect, toOwnKeyHeader } from '../providers/dialect.ts';
import { presets } from '../providers/presets.ts';
import type { Preset } from '../providers/presets.ts';
import { hasSecretQuery } from '../providers/secret-query.ts';
import type { FieldName, FieldTexts } from './connection-fields.ts';
import { readTuning, toTuningTexts, tuningFields, type TuningFaults } from './tuning-texts.ts';

/**
 * What is wrong, by field. `gone`: the browser has it no more. `moved`: the kept key is bound to another origin, and nothing was said of
 * one for this. `deleted`: it went with its connection, which was deleted elsewhere. `none`: nothing is left of what was
 * typed, once cleaned.
 * `unsendable`: characters that no HTTP header can carry, as from a key that was copied in its masked form.
 * `too-long`: longer than any key.
 */
export interface FormFaults extends TuningFaults {
  baseUrl?: BaseUrlFault | undefined;
  confirmedOrigin?: 'missing' | undefined;
  model?: 'missing' | undefined;
  apiKey?:
    | 'missing'
    | 'moved'
    | 'gone'
    | 'deleted'
    | 'none'
    | 'unsendable'
    | 'too-long'
    | undefined;
}

/** A draft without faults, and whom it will talk to. */
export interface CheckedDraft {
  connection: ConnectionDraft;
  /** `scheme://host[:port]` */
  origin: string;
  host: string;
  /** Whether the browser has to be asked for access: for every host, and not for the browser's own model. */
  needsAccess: boolean;
}

const firstPreset = presets[0] as Preset;

/** The preset of that id; the first one for an id that is not (or no longer) known. */
export function toPreset(id: string): Preset {
  return presets.find((preset) => preset.id === id) ?? firstPreset;
}

/** What the fields of a saved connection start with; those of the first provider for a new one. */
export function toTexts(
  saved: ConnectionView | undefined,
  defaultSystemPrompt: string,
  defaultKeyKind: KeyKind = 'device',
): FieldTexts {
  const preset = toPreset('');
  const start = saved ?? { ...preset, provider: preset.id, systemPrompt: defaultSystemPrompt };
  const { provider, name, baseUrl, model, systemPrompt } = start;
  const confirmedOrigin = saved?.confirmedOrigin ?? '';
  const tuning = toTuningTexts(saved?.tuning ?? defaultTuning);
  const keyKind = saved?.key?.kind ?? defaultKeyKind;
  return {
    provider,
    name,
    baseUrl,
    confirmedOrigin,
    apiKey: '',
    keyKind,
    model,
    systemPrompt,
    ...tuning,
  };
}

/**
 * Builds what gives the texts of one form's connection. Where its key is gone, the one that comes in its place is not to be kept
 * in a weaker way unasked: it is kept as the last one was that was there.
 */
export function createOwnTexts(options: {
  defaultSystemPrompt: string;
  defaultKeyKind?: KeyKind;
}): (saved: ConnectionView | undefined) => FieldTexts {
  let keyKind = options.defaultKeyKind;
  return (saved) => {
    keyKind = saved?.key?.kind ?? keyKind;
    return toTexts(saved, options.defaultSystemPrompt, keyKind);
  };
}

/** What is typed as the address, read as its dialect means it. */
export function parseAddress(
  texts: Pick<FieldTexts, 'provider' | 'dialect' | 'baseUrl'>,
): BaseUrlResult {
  return parseBaseUrl(texts.baseUrl, isWholeAddress(texts) ? 'whole' : 'base');
}

/** The origin that is typed and would be asked without encryption; undefined where there is none. */
export function toOpenOrigin(
  texts: Pick<FieldTexts, 'provider' | 'dialect' | 'baseUrl'>,
): string | undefined {
  const parsed = parseAddress(texts);
  return 'origin' in parsed && isUnencrypted(parsed.origin) ? parsed.origin : undefined;
}

/** Whether the address, as it is kept, looks as if it had a secret in it: only one that is meant whole keeps its query. */
export function hasSecretAddress(
  texts: Pick<FieldTexts, 'provider' | 'dialect' | 'baseUrl'>,
): boolean {
  const parsed = parseAddress(texts);
  return 'baseUrl' in parsed && hasSecretQuery(parsed.baseUrl);
}

/** Whether what is typed as the address is posted to as it is. */
export function isWholeAddress(texts: Pick<FieldTexts, 'provider' | 'dialect'>): boolean {
  return toAddressForm(toDialect(texts.provider, toChosenDialect(texts))) === 'whole';
}

function toChosenDialect(texts: Pick<FieldTexts, 'dialect'>): Dialect | null {
  return dialects.find((dialect) => dialect === texts.dialect) ?? null;
}

/** The origin that a typed base URL leads to; undefined while it leads nowhere. */
export function toOrigin(typed: string): string | undefined {
  const parsed = parseBaseUrl(typed);
  return 'origin' in parsed ? parsed.origin : undefined;
}

/**
 * What a connection is called as long as nobody has named it. A provider lends its name to its own address; a program,
 * which needs no key, to any address that it runs at.
 */
export function toGivenName(provider: string, host: string): string {
  const { name, needsKey, baseUrl } = toPreset(provider);
  return !needsKey || host === toHost(baseUrl) ? name || host : host;
}

/**
 * All faults of a form, or only those that stand in the way of asking the address for its models. `keylessOrigin` is the one
 * that the user says to have no key for; `deleted` is what was saved before it was deleted elsewhere.
 */
export function findFaults(
  texts: FieldTexts,
  saved: ConnectionView | undefined,
  scope: 'all' | 'address',
  keylessOrigin?: string,
  deleted?: ConnectionView,
): FormFaults {
  const parsed = parseAddress(texts);
  const faults: FormFaults = {};
  if ('fault' in parsed) faults.baseUrl = parsed.fault;
  const openOrigin = toOpenOrigin(texts);
  if (openOrigin !== undefined && openOrigin !== texts.confirmedOrigin)
    faults.confirmedOrigin = 'missing';
  const key = cleanKey(texts.apiKey);
  if (key === '' && texts.apiKey !== '') faults.apiKey = 'none';
  if (/[^\x21-\x7e]/.test(key)) faults.apiKey = 'unsendable';
  if (key.length > longestKey) faults.apiKey = 'too-long';
  const { keyHeader, headers, ...others } = findTuningFaults(texts);
  Object.assign(faults, { keyHeader, headers });
  if (scope === 'address') return faults;
  Object.assign(faults, others);
  if (texts.model.trim() === '') faults.model = 'missing';
  if (texts.apiKey === '' && 'origin' in parsed && parsed.baseUrl !== onDeviceUrl) {
    const fault = findMissingKey(texts.provider, parsed.origin, saved, keylessOrigin, deleted);
    if (fault) faults.apiKey = fault;
  }
  return faults;
}

/** The faults of what an expert may set. */
export function findTuningFaults(texts: FieldTexts): TuningFaults {
  return readTuning(texts, toKeyHeaderName(texts)).faults;
}

/** The header that carries the key as long as the form names none, in lower case. */
export function toKeyHeaderName(texts: Pick<FieldTexts, 'provider' | 'dialect'>): string {
  return toOwnKeyHeader(texts.provider, toChosenDialect(texts)).name;
}

/** The topmost field with a fault, which is where the focus goes. */
export function findFirstFault(faults: FormFaults): FieldName | undefined {
  const fields = ['baseUrl', 'confirmedOrigin', 'apiKey', 'model', ...tuningFields] as const;
  return fields.find((field) => isFaulty(faults, field));
}

/** Whether any fault is in what an expert may set. */
export function hasTuningFault(faults: FormFaults): boolean {
  return tuningFields.some((field) => isFaulty(faults, field));
}

function isFaulty(faults: FormFaults, field: FieldName): boolean {
  return Object.entries(faults).some(([name, fault]) => name === field && fault !== undefined);
}

/** The way to keep a key that is chosen in a form. */
export function toKeyKind(text: string): KeyKind {
  return keyKinds.find((kind) => kind === text) ?? 'device';
}

/** The draft of texts in which `findFaults` found nothing. */
export function toCheckedDraft(
  texts: FieldTexts,
  id: ConnectionId | null,
  offered: Pick<ConnectionDraft, 'models' | 'abilities' | 'windows'> | undefined,
): CheckedDraft {
  const parsed = parseAddress(texts);
  if ('fault' in parsed) throw new TypeError(`unchecked base URL: ${parsed.fault}`);
  const { baseUrl, origin } = parsed;
  const host = toHost(baseUrl);
  const key = cleanKey(texts.apiKey);
  const { tuning } = readTuning(texts, toKeyHeaderName(texts));
  const connection: ConnectionDraft = {
    id,
    name: texts.name.trim() || toGivenName(texts.provider, host),
    provider: texts.provider,
    baseUrl,
    confirmedOrigin: isUnencrypted(origin) ? origin : undefined,
    model: texts.model.trim(),
    models: offered?.models ?? [],
    abilities: offered?.abilities,
    windows: offered?.windows,
    systemPrompt: texts.systemPrompt.trim(),
    // The browser's own model speaks one dialect, whatever was chosen for an address before it.
    tuning: baseUrl === onDeviceUrl ? { ...tuning, dialect: null } : tuning,
  };
  if (baseUrl !== onDeviceUrl) {
    if (key !== '') connection.key = key;
    connection.keyKind = toKeyKind(texts.keyKind);
  }
  return { connection, origin, host, needsAccess: baseUrl !== onDeviceUrl };
}

/** A draft that changes nothing but the key of a kept connection, which it removes. */
export function toKeylessDraft(connection: Connection): ConnectionDraft {
  const { corrections: _corrections, createdAtMs: _createdAtMs, ...draft } = connection;
  return { ...draft, key: '' };
}

function findMissingKey(
  provider: string,
  origin: string,
  saved: ConnectionView | undefined,
  keylessOrigin: string | undefined,
  deleted: ConnectionView | undefined,
): FormFaults['apiKey'] {
  const isNeeded = needsKeyAt(provider, origin);
  if (deleted?.key && (isNeeded || origin !== keylessOrigin)) return 'deleted';
  const isMoved = saved?.key && toKeyOrigin(saved) !== origin;
  // Also where none is needed: whoever had one is not to find out by a question that went without.
  if (isMoved && (isNeeded || origin !== keylessOrigin)) return 'moved';
  if (!isNeeded) return undefined;
  if (!saved?.key) return 'missing';
  return saved.key.state === 'gone' ? 'gone' : undefined;
}

/** The origin that the kept key of a connection is for. */
export function toKeyOrigin({ key, baseUrl }: ConnectionView): string | undefined {
  return key?.origin ?? toOrigin(baseUrl);
}

/** Whether that provider has one address, which nobody types. */
export function isOnDevice({ baseUrl }: Preset): boolean {
  return baseUrl === onDeviceUrl;
}

/** Whether nothing can be asked there without a key, as far as is known. */
export function needsKeyAt(provider: string, origin: string): boolean {
  return toPreset(provider).needsKey && !staysHere(origin);
}
