import * as fc from 'fast-check';
import type { KeyHint } from '../../lib/core/connection.ts';
import { keyKinds, keyStates, lockOutcomes } from '../../lib/core/key-keeping.ts';
import type { Command, SentDraft } from '../../lib/protocol/command.ts';
import type { UpdateOf } from '../../lib/protocol/update.ts';
import { id, jsonNumber } from './parts-arbitrary.ts';
import { record } from './settings-arbitrary.ts';

const is = <const Type extends string>(type: Type): fc.Arbitrary<Type> => fc.constant(type);

/** All that is seen of a key. */
export const keyHint: fc.Arbitrary<KeyHint> = record({
  lastFour: fc.string({ maxLength: 4 }),
  savedAtMs: jsonNumber,
  kind: fc.constantFrom(...keyKinds),
  state: fc.constantFrom(...keyStates),
});

/** Every command that carries a secret, or is about one. */
export const keyCommand: fc.Arbitrary<Command> = fc.oneof(
  record({ type: is('key-enter'), keyId: id, key: fc.string() }),
  record({
    type: fc.constantFrom('passphrase-set' as const, 'passphrase-enter' as const),
    requestId: id,
    passphrase: fc.string(),
  }),
  record({
    type: is('passphrase-change'),
    requestId: id,
    passphrase: fc.string(),
    next: fc.string(),
  }),
  record({
    type: fc.constantFrom('passphrase-lock' as const, 'passphrase-forget' as const),
    requestId: id,
  }),
);

/** Every command that a typed key may go before, with the fields of a connection. */
export function toKeyedRequest<Fields>(fields: {
  [Key in keyof Fields]: fc.Arbitrary<Fields[Key]>;
}): fc.Arbitrary<Command> {
  const draft = fc.oneof(
    record({ ...fields, id: fc.option(id) }),
    record({
      ...fields,
      id: fc.option(id),
      keyId: fc.option(id),
      keyKind: fc.constantFrom(...keyKinds),
    }),
  ) as unknown as fc.Arbitrary<SentDraft>;
  return fc.oneof(
    record({
      type: is('connection-save'),
      requestId: id,
      connection: draft,
      makeDefault: fc.boolean(),
    }),
    record({ type: is('connection-test'), requestId: id, connection: draft }),
    record({ type: is('model-list'), requestId: id, connection: draft }),
  );
}

/** What answers them. */
export const keyUpdate: fc.Arbitrary<UpdateOf<'passphrase-answered'>> = record({
  type: is('passphrase-answered'),
  requestId: id,
  outcome: fc.constantFrom(...lockOutcomes),
});
