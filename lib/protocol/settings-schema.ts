import * as v from 'valibot';
import { backupPeriods } from '../core/backup.ts';
import { contrasts, paces, textSizes, themes } from '../core/appearance.ts';
import type { Persona, Settings } from '../core/connection.ts';
import { autoLockPeriods, keyKinds } from '../core/key-keeping.ts';
import { highestPrice } from '../core/price.ts';
import type { OwnPrice } from '../core/price.ts';
import { toolSettingsFields } from './call-schema.ts';
import { idSchema } from './id-schema.ts';
import { keepDaysSchema, modelPickSchema } from './schemas.ts';

const personaSchema: v.GenericSchema<Persona> = v.object({
  id: idSchema,
  name: v.pipe(v.string(), v.maxLength(200)),
  text: v.string(),
  pick: v.nullable(modelPickSchema),
});

const ownPriceSchema: v.GenericSchema<OwnPrice> = v.object({
  connectionId: idSchema,
  model: v.string(),
  input: v.number(),
  output: v.number(),
  cacheRead: v.exactOptional(v.number()),
  cacheWrite: v.exactOptional(v.number()),
  seen: v.string(),
});

const settingsFields = {
  language: v.string(),
  stopOnClose: v.boolean(),
  notifyWhenDone: v.boolean(),
  defaultConnectionId: v.nullable(v.string()),
  keepDays: keepDaysSchema,
  theme: v.picklist(themes),
  contrast: v.picklist(contrasts),
  textSize: v.picklist(textSizes),
  pace: v.picklist(paces),
  spokenSentences: v.boolean(),
  favouriteModels: v.array(modelPickSchema),
  recentModels: v.array(modelPickSchema),
  personas: v.array(personaSchema),
  titleByModel: v.boolean(),
  titleModel: v.nullable(modelPickSchema),
  prices: v.array(ownPriceSchema),
  monthlyBudget: v.nullable(v.number()),
  budgetSeen: v.string(),
  keepLog: v.boolean(),
  backupDays: v.nullable(v.picklist(backupPeriods)),
  backedUpAtMs: v.nullable(v.number()),
  backupQuietUntilMs: v.number(),
  keyKind: v.picklist(keyKinds),
  autoLockMinutes: v.nullable(v.picklist(autoLockPeriods)),
  ...toolSettingsFields,
};

/** {@link Settings} */
export const settingsSchema: v.GenericSchema<Settings> = v.object(settingsFields);

const dollars = v.pipe(v.number(), v.minValue(0), v.maxValue(highestPrice));

/** Those of {@link Settings} that are to change. */
export const settingsChangeSchema: v.GenericSchema<Partial<Settings>> = v.object({
  toolsOn: v.exactOptional(settingsFields.toolsOn),
  toolLeaves: v.exactOptional(settingsFields.toolLeaves),
  ownTools: v.exactOptional(settingsFields.ownTools),
  toolServers: v.exactOptional(settingsFields.toolServers),
  language: v.exactOptional(settingsFields.language),
  stopOnClose: v.exactOptional(settingsFields.stopOnClose),
  notifyWhenDone: v.exactOptional(settingsFields.notifyWhenDone),
  defaultConnectionId: v.exactOptional(settingsFields.defaultConnectionId),
  keepDays: v.exactOptional(settingsFields.keepDays),
  theme: v.exactOptional(settingsFields.theme),
  contrast: v.exactOptional(settingsFields.contrast),
  textSize: v.exactOptional(settingsFields.textSize),
  pace: v.exactOptional(settingsFields.pace),
  spokenSentences: v.exactOptional(settingsFields.spokenSentences),
  favouriteModels: v.exactOptional(settingsFields.favouriteModels),
  recentModels: v.exactOptional(settingsFields.recentModels),
  personas: v.exactOptional(settingsFields.personas),
  titleByModel: v.exactOptional(settingsFields.titleByModel),
  titleModel: v.exactOptional(settingsFields.titleModel),
  prices: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          connectionId: idSchema,
          model: v.pipe(v.string(), v.maxLength(512)),
          input: dollars,
          output: dollars,
          cacheRead: v.exactOptional(dollars),
          cacheWrite: v.exactOptional(dollars),
          seen: v.pipe(v.string(), v.maxLength(10)),
        }),
      ),
      v.maxLength(1_000),
    ),
  ),
  monthlyBudget: v.exactOptional(v.nullable(v.pipe(v.number(), v.minValue(0)))),
  budgetSeen: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  keepLog: v.exactOptional(settingsFields.keepLog),
  backupDays: v.exactOptional(settingsFields.backupDays),
  backedUpAtMs: v.exactOptional(settingsFields.backedUpAtMs),
  backupQuietUntilMs: v.exactOptional(settingsFields.backupQuietUntilMs),
  keyKind: v.exactOptional(settingsFields.keyKind),
  autoLockMinutes: v.exactOptional(settingsFields.autoLockMinutes),
} satisfies Record<keyof Settings, unknown>);
