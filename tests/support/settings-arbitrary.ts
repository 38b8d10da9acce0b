import * as fc from 'fast-check';
import { backupPeriods } from '../../lib/core/backup.ts';
import { contrasts, paces, textSizes, themes } from '../../lib/core/appearance.ts';
import { autoLockPeriods, keyKinds } from '../../lib/core/key-keeping.ts';
import { keepPeriods } from '../../lib/core/connection.ts';
import type { ModelPick, Settings } from '../../lib/core/connection.ts';
import { id } from './parts-arbitrary.ts';

/** Records as a channel brings them. */
export const plain = { noNullPrototype: true } as const;

/** A record with all of these fields. */
export function record<Value>(model: { [Key in keyof Value]: fc.Arbitrary<Value[Key]> }) {
  return fc.record<Value>(model, plain);
}

/** A model of a connection. */
export const pick = record<ModelPick>({ connectionId: id, model: fc.string({ maxLength: 20 }) });
const dollars = fc.integer({ min: 0, max: 100_000 });

const settingsFields: { [Key in keyof Settings]: fc.Arbitrary<Settings[Key]> } = {
  language: fc.constantFrom('auto', 'de', 'en'),
  stopOnClose: fc.boolean(),
  notifyWhenDone: fc.boolean(),
  defaultConnectionId: fc.option(id),
  keepDays: fc.option(fc.constantFrom(...keepPeriods)),
  theme: fc.constantFrom(...themes),
  contrast: fc.constantFrom(...contrasts),
  textSize: fc.constantFrom(...textSizes),
  pace: fc.constantFrom(...paces),
  spokenSentences: fc.boolean(),
  favouriteModels: fc.array(pick, { maxLength: 3 }),
  recentModels: fc.array(pick, { maxLength: 3 }),
  personas: fc.array(
    record({ id, name: fc.string({ maxLength: 20 }), text: fc.string(), pick: fc.option(pick) }),
    { maxLength: 2 },
  ),
  titleByModel: fc.boolean(),
  titleModel: fc.option(pick),
  prices: fc.array(
    record({
      connectionId: id,
      model: fc.string(),
      input: dollars,
      output: dollars,
      seen: fc.constantFrom('', '2026-11-22'),
    }),
    { maxLength: 2 },
  ),
  monthlyBudget: fc.option(dollars),
  budgetSeen: fc.constantFrom('', '2026-11 10 80'),
  keepLog: fc.boolean(),
  backupDays: fc.option(fc.constantFrom(...backupPeriods)),
  backedUpAtMs: fc.option(fc.nat()),
  backupQuietUntilMs: fc.nat(),
  keyKind: fc.constantFrom(...keyKinds),
  autoLockMinutes: fc.option(fc.constantFrom(...autoLockPeriods)),
};
/** Any settings. */
export const settings = record<Settings>(settingsFields);
/** Any change of some of them. */
export const settingsChange = fc.record<Settings, never>(settingsFields, {
  ...plain,
  requiredKeys: [],
});
