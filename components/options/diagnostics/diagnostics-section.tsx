import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { findPreset as FindPreset } from '../../../lib/providers/presets.ts';
import { clearDiagnostics } from '../../../lib/surface/diagnostics/diagnostics-requests.ts';
import { toRecordLines, toReportText } from '../../../lib/surface/diagnostics/report-text.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import { diagnosticsWords } from '../../../lib/strings/diagnostics-words.ts';
import { ConfirmDialog } from '../../confirm-dialog.tsx';
import { Icon } from '../../icon.tsx';
import { useStrings, WordsProvider } from '../../strings-context.tsx';
import { CheckField } from '../check-field.tsx';
import { useLinkedHeading } from '../use-linked-heading.ts';
import '../styles/diagnostics.css';
import { RunRow } from './run-row.tsx';
import { toReportHead, useDiagnostics } from './use-diagnostics.ts';
import type { ReadLog } from './use-diagnostics.ts';

/** What the section is given. */
export interface DiagnosticsSectionProps {
  surface: Surface;
  gestures: Gestures;
  /** Handed in: this part comes later, and the table of providers with the page. */
  findPreset: typeof FindPreset;
  /** How often everything was deleted on this page: the log goes with it. */
  deletions: number;
}

/** The log of the last runs: read, copied for a bug report, cleared, switched off. */
export function DiagnosticsSection(props: DiagnosticsSectionProps): JSX.Element {
  return (
    <WordsProvider words={diagnosticsWords}>
      <Section {...props} />
    </WordsProvider>
  );
}

/** As many rows as fit a look; a hundred are asked for. */
const firstRows = 10;

type Told = 'copied' | 'notCopied' | 'cleared' | 'notCleared';

function Section(props: DiagnosticsSectionProps): JSX.Element {
  const { surface, gestures, findPreset, deletions } = props;
  const { t } = useStrings();
  const heading = useLinkedHeading('diagnostics');
  const list = useRef<HTMLUListElement>(null);
  const [again, setAgain] = useState(0);
  const [isWhole, setWhole] = useState(false);
  const [asking, setAsking] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const { log, readAnew } = useDiagnostics(surface, again + deletions);
  // The button that shows all goes away, and who pressed it reads on where it was.
  useLayoutEffect(() => {
    if (isWhole) list.current?.children[firstRows]?.querySelector('summary')?.focus();
  }, [isWhole]);
  const { keepLog } = surface.settings.value;
  const toUsualHost = (provider: string): string => toHost(findPreset(provider)?.baseUrl ?? '');
  const toName = (provider: string): string => {
    if (provider === '') return t('diagnostics.noProvider');
    return findPreset(provider)?.name || t('diagnostics.ownAddress');
  };
  const records = log?.records ?? [];
  const toText = (read: ReadLog | undefined): string =>
    read
      ? toReportText(read.records ?? [], toReportHead(surface, gestures, read), toUsualHost)
      : '';
  const text = toText(log);
  const copy = async (): Promise<void> => {
    setTold(null);
    // What ended since the page was opened is what the report is about, as a rule.
    const now = toText(await readAnew());
    await navigator.clipboard.writeText(now).then(
      () => setTold('copied'),
      () => setTold('notCopied'),
    );
  };
  const clear = async (): Promise<void> => {
    setTold((await clearDiagnostics(surface)) ? 'cleared' : 'notCleared');
    setAgain(again + 1);
    // The button goes away with the rows, and the focus must not go with it.
    heading.current?.focus();
  };
  const none = keepLog ? 'diagnostics.none' : 'diagnostics.off';
  return (
    <section class="diagnostics" id="diagnostics">
      <h2 ref={heading} tabIndex={-1}>
        {t('diagnostics.title')}
      </h2>
      <p>{t('diagnostics.intro')}</p>
      <CheckField
        id="keep-log"
        label={t('diagnostics.keep')}
        hint={t('diagnostics.keepHint')}
        checked={keepLog}
        onChange={(keep) => void surface.saveSettings({ keepLog: keep })}
      />
      {!log && <p class="hint">{t('diagnostics.loading')}</p>}
      {log?.records === null && <p role="alert">{t('diagnostics.failed')}</p>}
      {log?.records?.length === 0 && <p class="hint run-log-none">{t(none)}</p>}
      {records.length > 0 && (
        <>
          <h3>{t('diagnostics.runs', { count: records.length })}</h3>
          <ul ref={list} class="run-log">
            {records.slice(0, isWhole ? undefined : firstRows).map((record) => (
              <RunRow
                key={record.id}
                record={record}
                provider={toName(record.provider)}
                lines={toRecordLines(record, toUsualHost).join('\n')}
              />
            ))}
          </ul>
          {!isWhole && records.length > firstRows && (
            <button type="button" class="link-button" onClick={() => setWhole(true)}>
              {t('diagnostics.more', { count: records.length })}
            </button>
          )}
        </>
      )}
      {log && (
        <>
          <div class="data-actions">
            <button type="button" class="button" onClick={() => void copy()}>
              {t('diagnostics.copy')}
            </button>
            <button type="button" class="button" onClick={() => setAgain(again + 1)}>
              {t('diagnostics.again')}
            </button>
            {records.length > 0 && (
              <button
                type="button"
                class="button"
                onClick={() => {
                  setTold(null);
                  setAsking(true);
                }}
              >
                {t('diagnostics.clear')}
              </button>
            )}
          </div>
          <p class="data-line" aria-live="polite">
            {told && t(`diagnostics.${told}`)}
          </p>
          <details class="fold" open={told === 'notCopied' || undefined}>
            <summary>
              <Icon name="chevron-right" class="fold-mark" />
              {t('diagnostics.whatIsCopied')}
            </summary>
            <textarea
              class="run-log-text"
              dir="ltr"
              lang="en"
              rows={12}
              readOnly
              aria-label={t('diagnostics.whatIsCopied')}
              value={text}
            />
          </details>
        </>
      )}
      {asking && (
        <ConfirmDialog
          title={t('diagnostics.clearTitle')}
          text={t('diagnostics.clearText')}
          action={t('diagnostics.clear')}
          onClose={() => setAsking(false)}
          onConfirm={() => void clear()}
        />
      )}
    </section>
  );
}

function toHost(baseUrl: string): string {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : '';
}
