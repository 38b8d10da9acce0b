import { toDialect } from '../../providers/dialect.ts';
import { toPictureLimits } from '../../providers/picture-limits.ts';
import type { PictureLimits } from '../../providers/picture-limits.ts';
import type { ModelChoice } from '../surface.ts';

/** Dialects that have no place for a picture. */
const wordsOnly: readonly string[] = ['own-prompt', 'on-device'];

/** Whether pictures may be offered: of a model that nobody knows they are, and its endpoint says if it takes none. */
export function takesPictures(choice: ModelChoice | null): boolean {
  if (!choice) return true;
  const { provider, tuning } = choice.connection;
  return !wordsOnly.includes(toDialect(provider, tuning.dialect));
}

/** What the provider of the chosen model takes. */
export function toChosenLimits(choice: ModelChoice | null): PictureLimits {
  return toPictureLimits(choice?.connection.provider ?? '', choice?.model ?? '');
}
