import type { Translator } from '../../lib/strings/to-translator.ts';
import type { FormReport } from '../../lib/surface/connection-report.ts';
import { toErrorWords } from '../error-words.ts';
import { useStrings } from '../strings-context.tsx';

/** Gives the sentence for a report. */
export function useReportWords(): (report: FormReport) => string {
  const strings = useStrings();
  const { t } = strings;
  return (report) => {
    switch (report.type) {
      case 'testing':
        return t(report.queued ? 'options.testQueued' : 'options.testing', {
          host: report.host,
          model: report.model,
        });
      case 'listing':
        return t(report.queued ? 'options.listQueued' : 'options.listing', { host: report.host });
      case 'saving':
        return t('options.saving');
      case 'saved':
        return t('options.saved');
      case 'saved-anew':
        return t('options.savedAnew');
      case 'deleted':
        return t('options.deletedMeanwhile');
      case 'saved-without-access':
        return t('options.savedWithoutAccess', { host: report.host });
      case 'not-saved':
        return t('options.notSaved');
      case 'key-not-kept':
        return t(`options.keyNotKept.${report.fault}`);
      case 'access-refused':
        return t(`options.${report.task}Refused`, { host: report.host });
      case 'cancelled':
        return t(`options.${report.task}Cancelled`);
      case 'answered': {
        const ms = Math.round(report.firstDeltaMs);
        const key = report.text.trim() === '' ? 'options.answeredEmpty' : 'options.answered';
        return t(key, { model: report.model, ms });
      }
      case 'models-listed':
        return report.count === 0
          ? t('options.modelsNone')
          : t('options.modelsListed', { count: report.count });
      case 'key-forgotten':
        return t('options.keyForgotten');
      case 'unlocked':
        return t('options.unlockedNow');
      default:
        return toFailureWords(report, strings);
    }
  };
}

/** Here the settings are at hand, so what to do is said with that in view. */
function toFailureWords(
  { task, error }: Extract<FormReport, { type: 'failed' }>,
  strings: Translator,
): string {
  const { t } = strings;
  const { title, advice } = toErrorWords(error, strings);
  const model = error.model ?? t('errors.theModel');
  if (task === 'list' && error.kind === 'timed-out')
    return `${title} ${t('options.adviceListAgain')}`;
  if (task === 'list' && error.kind === 'endless')
    return t('options.listTooLarge', { host: error.host ?? '' });
  const own =
    error.kind in adviceHere && !(error.kind === 'timed-out' && error.status !== undefined)
      ? t(adviceHere[error.kind as keyof typeof adviceHere], { model })
      : advice;
  return `${title} ${own}`;
}

const adviceHere = {
  'no-key': 'options.adviceNoKey',
  'key-locked': 'options.adviceKeyLocked',
  'key-gone': 'options.adviceKeyGone',
  'no-permission': 'options.adviceNoPermission',
  'key-refused': 'options.adviceKeyRefused',
  'not-found': 'options.adviceNotFound',
  'bad-reply': 'options.adviceBadReply',
  'too-long': 'options.adviceTooLong',
  'timed-out': 'options.adviceTimedOut',
  interrupted: 'options.adviceAgain',
  refused: 'options.adviceAgain',
} as const;
