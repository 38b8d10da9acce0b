import type { ComponentChildren } from 'preact';
import type { FormReport } from '../../lib/surface/connection-report.ts';
import { isUnderWay } from '../../lib/surface/connection-report.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useReportWords } from './report-words.ts';

/** How the last thing went, in one place, told to screen readers as it changes. */
export function FormReportLine(props: {
  report: FormReport | null;
  /** What is to be known beside it. */
  children?: ComponentChildren;
}) {
  const { report, children } = props;

  const { t } = useStrings();
  const toWords = useReportWords();
  const tone = report && toTone(report);
  const detail = report?.type === 'failed' ? report.error.detail : undefined;
  return (
    <div class="report" data-tone={tone}>
      {/* An output is for results of the form's own fields, and is read out by fewer screen readers. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="status" class="report-line">
        {report && (
          <>
            {tone === 'good' && <Icon name="check" />}
            {tone === 'bad' && <Icon name="circle-alert" />}
            <span>{toWords(report)}</span>
          </>
        )}
        {report?.type === 'answered' && report.text.trim() !== '' && (
          <>
            {' '}
            <q class="reply" dir="auto">
              {report.text.trim()}
            </q>
          </>
        )}
      </div>
      <div class="hint" aria-live="polite">
        {children}
      </div>
      {detail && (
        <details class="fold detail">
          <summary>
            <Icon name="chevron-right" class="fold-mark" />
            {t('options.detail')}
          </summary>
          <p dir="auto">{detail}</p>
        </details>
      )}
    </div>
  );
}

function toTone(report: FormReport): 'good' | 'bad' | 'quiet' {
  if (isUnderWay(report) || ['cancelled', 'unlocked'].includes(report.type)) return 'quiet';
  switch (report.type) {
    case 'saved':
    case 'saved-anew':
    case 'answered':
    case 'models-listed':
    case 'key-forgotten':
      return 'good';
    default:
      return 'bad';
  }
}
