import type { Translator } from '../../lib/strings/to-translator.ts';

/** Says how many answers are to begin before one that waits for a connection. */
export function toQueueWords(ahead: number, { t }: Translator): string {
  return ahead === 0 ? t('answer.queuedNext') : t('answer.queued', { count: ahead });
}
