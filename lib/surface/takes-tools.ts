import { toDialect } from '../providers/dialect.ts';
import { isTold, toAbilities } from './known-abilities.ts';
import type { ModelChoice } from './surface.ts';

/** Dialects in which no tool can be offered. */
const without: readonly string[] = ['own-messages', 'own-prompt', 'on-device'];

/**
 * Whether the chosen model uses tools: `never` where its dialect has no place for them, `unknown` where neither its endpoint nor its
 * name says so though either says something else.
 */
export function takesTools(choice: ModelChoice | null): 'yes' | 'unknown' | 'never' {
  if (!choice) return 'yes';
  const { connection, model } = choice;
  if (without.includes(toDialect(connection.provider, connection.tuning.dialect))) return 'never';
  const abilities = toAbilities(connection, model);
  const isKnown = abilities.length > 0 || isTold(connection, model);
  return isKnown && !abilities.includes('tools') ? 'unknown' : 'yes';
}
