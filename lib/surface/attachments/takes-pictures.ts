import { toDialect } from '../../providers/dialect.ts';
import { toPictureLimits } from '../../providers/picture-limits.ts';
import type { PictureLimits } from '../../providers/picture-limits.ts';
import { toAbilities } from '../known-abilities.ts';
import type { ModelChoice } from '../surface.ts';

/** Dialects that have no place for a picture. */
const wordsOnly: readonly string[] = ['own-prompt', 'on-device'];

/** Whether pictures may be offered: of a model that nobody knows they are, and its endpoint says if it takes none. */
export function takesPictures(choice: ModelChoice | null): boolean {
  if (!choice) return true;
  const { provider, tuning } = choice.connection;
  if (wordsOnly.includes(toDialect(provider, tuning.dialect))) return false;
  const { connection, model } = choice;
  const isTold = Object.hasOwn(connection.abilities ?? {}, model);
  const abilities = toAbilities(connection, model);
  return abilities.includes('vision') || (!isTold && abilities.length === 0);
}

/** What the provider of the chosen model takes. */
export function toChosenLimits(choice: ModelChoice | null): PictureLimits {
  return toPictureLimits(choice?.connection.provider ?? '', choice?.model ?? '');
}
