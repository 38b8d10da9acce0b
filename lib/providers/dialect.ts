import type { Dialect, Tuning } from '../core/connection.ts';
import type { AddressForm } from './base-url.ts';
import { findPreset } from './presets.ts';
import { bearer, xApiKey } from './to-stream-request.ts';
import type { KeyHeader } from './to-stream-request.ts';

/** The dialect that is spoken: the one that the user chose, else the provider's. */
export function toDialect(provider: string, chosen: Tuning['dialect']): Dialect {
  return chosen ?? findPreset(provider)?.dialect ?? 'chat-completions';
}

/** What an address means in a dialect: the user's own backend is posted to where its address says, and nowhere else. */
export function toAddressForm(dialect: Dialect): AddressForm {
  return dialect === 'own-messages' || dialect === 'own-prompt' ? 'whole' : 'base';
}

/** The header that carries the key where the connection names none: its provider's, else that of the dialect. */
export function toOwnKeyHeader(provider: string, chosen: Tuning['dialect']): KeyHeader {
  const ofDialect = toDialect(provider, chosen) === 'anthropic-messages' ? xApiKey : bearer;
  return findPreset(provider)?.keyHeader ?? ofDialect;
}
