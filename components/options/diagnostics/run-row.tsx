import type { JSX } from 'preact';
import type { RunRecord } from '../../../lib/core/run-record.ts';
import { toDurationWords } from '../../../lib/surface/format.ts';
import type { Translator } from '../../../lib/strings/to-translator.ts';
import { Icon } from '../../icon.tsx';
import { useStrings } from '../../strings-context.tsx';

/** One run: when, whom, how it ended and how long it took; unfolded, the lines that a report has of it. */
export function RunRow(props: {
  record: RunRecord;
  /** The provider's name, or what stands for it. */
  provider: string;
  lines: string;
}): JSX.Element {
  const { record, provider, lines } = props;
  const strings = useStrings();
  const code = toFaultCode(record);
  return (
    <li>
      <details class="fold">
        <summary>
          <Icon name="chevron-right" class="fold-mark" />
          <span class="run-log-words">
            <time dateTime={new Date(record.atMs).toISOString()}>
              {toMoment(record.atMs, strings)}
            </time>
            <span>
              <bdi>{provider}</bdi>
            </span>
            {record.task && <span>{strings.t(`diagnostics.task.${record.task}`)}</span>}
            <span>
              {toEnd(record, strings)}
              {code !== undefined && (
                <>
                  {' '}
                  <code lang="en">{code}</code>
                </>
              )}
            </span>
            <span class="run-log-took">
              {record.endMs !== undefined && toDurationWords(record.endMs, strings)}
            </span>
          </span>
        </summary>
        <pre class="fold-body run-log-lines" dir="ltr" lang="en">
          {lines}
        </pre>
      </details>
    </li>
  );
}

function toMoment(epochMs: number, { locale }: Translator): string {
  return new Intl.DateTimeFormat(locale === 'de' ? 'de' : 'en', {
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(epochMs);
}

function toEnd(record: RunRecord, { t }: Translator): string {
  if (record.end === 'finish') return t('diagnostics.finished');
  if (record.end === 'abort') return t('diagnostics.stopped');
  return t(toFaultCode(record) === undefined ? 'diagnostics.interrupted' : 'diagnostics.ended');
}

/** The name of the fault, as reports have it; undefined where there is none that the words do not say. */
function toFaultCode({ end, fault }: RunRecord): string | undefined {
  if (end === 'finish' || end === 'abort') return undefined;
  const kind = fault?.kind ?? 'unexpected';
  return kind === 'interrupted' ? undefined : kind;
}
