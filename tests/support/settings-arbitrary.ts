import * as fc from 'fast-check';
import { backupPeriods } from '../../lib/core/backup.ts';
import { contrasts, paces, textSizes, themes } from '../../lib/core/appearance.ts';
import { autoLockPeriods, keyKinds } from '../../lib/core/key-keeping.ts';
import { keepPeriods } from '../../lib/core/connection.ts';
import type { ModelPick, Settings } from '../../lib/core/connection.ts';
import { serverAuths } from '../../lib/core/tool-settings.ts';
import type { OwnTool, ToolServer } from '../../lib/core/tool-settings.ts';
import { toolLeaves } from '../../lib/core/tool.ts';
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
  toolsOn: fc.boolean(),
  toolLeaves: fc.dictionary(fc.string({ maxLength: 20 }), fc.constantFrom(...toolLeaves), plain),
  ownTools: fc.array(
    record<OwnTool>({
      id,
      name: fc.string({ maxLength: 20 }),
      description: fc.string(),
      schema: fc.string(),
      reply: fc.oneof(
        record({ type: fc.constant('fixed' as const), text: fc.string() }),
        record({ type: fc.constant('endpoint' as const), url: fc.webUrl() }),
      ),
    }),
    { maxLength: 2 },
  ),
  toolServers: fc.array(
    record<ToolServer>({
      id,
      name: fc.string({ maxLength: 20 }),
      url: fc.webUrl(),
      auth: fc.constantFrom(...serverAuths),
      headerName: fc.string({ maxLength: 20 }),
      on: fc.boolean(),
      off: fc.array(fc.string({ maxLength: 20 }), { maxLength: 2 }),
    }),
    { maxLength: 2 },
  ),
};
/** Any settings. */
export const settings = record<Settings>(settingsFields);
/** Any change of some of them. */
export const settingsChange = fc.record<Settings, never>(settingsFields, {
  ...plain,
  requiredKeys: [],
});
