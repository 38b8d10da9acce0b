import { shortestPassphrase } from '../../lib/core/key-keeping.ts';
import type { LockOutcome } from '../../lib/core/key-keeping.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';

/** Why something about the passphrase could not be done; undefined where it was. */
export function toLockWords(outcome: LockOutcome, { t }: Translator): string | undefined {
  switch (outcome) {
    case 'done':
    case 'brief':
      return undefined;
    case 'too-short':
      return t('lock.tooShort', { count: shortestPassphrase });
    default:
      return t(`lock.${outcome}`);
  }
}
