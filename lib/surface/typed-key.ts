import type { Command, ConnectionDraft, SentDraft } from '../protocol/command.ts';

/** The command that brings a key to the background, and the only one that carries any. */
export type KeyEnter = Extract<Command, { type: 'key-enter' }>;

/** A draft as it is sent, and the key that is to go before it, each time that it is sent. */
export function toSent({ key, ...draft }: ConnectionDraft): {
  connection: SentDraft;
  before?: KeyEnter;
} {
  if (key === undefined) return { connection: draft };
  if (key === '') return { connection: { ...draft, keyId: null } };
  const keyId = crypto.randomUUID();
  return { connection: { ...draft, keyId }, before: { type: 'key-enter', keyId, key } };
}
