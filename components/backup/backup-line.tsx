import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { dayMs, laterDays, toBackupDue } from '../../lib/surface/backup-due.ts';
import { backupWords } from '../../lib/strings/backup-words.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { download } from '../download.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import '../styles/backup.css';

type Said =
  | { type: 'exporting' | 'failed' | 'put-off' | 'offNow' }
  | { type: 'done'; count: number };

/** One quiet line that reminds of a backup where one is due, and does it. Always there, so that what it says is read out. */
export function BackupLine(props: { surface: Surface }): JSX.Element {
  return (
    <WordsProvider words={backupWords}>
      <Line {...props} />
    </WordsProvider>
  );
}

function Line({ surface }: { surface: Surface }): JSX.Element {
  const { t, date } = useStrings();
  const line = useRef<HTMLOutputElement>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const page = surface.conversations.value;
  const settings = surface.settings.value;
  const isWhole = page !== null && page.query === '' && !page.folder;
  // It is about days: the time at which the page came is good enough.
  const [shownAtMs] = useState(() => Date.now());
  const due = isWhole ? toBackupDue(page, settings, shownAtMs) : undefined;
  /** The buttons go, and the focus must not go with them. */
  const say = (next: Said): void => {
    line.current?.focus();
    setSaid(next);
  };
  const exportNow = async (): Promise<void> => {
    say({ type: 'exporting' });
    try {
      const { createBackupDesk } = await import('../../lib/surface/export-everything.ts');
      const desk = createBackupDesk(surface, Date.now);
      const file = await desk.start();
      const { value } = desk.state;
      if (file) download(file);
      setSaid(value.type === 'ready' ? { type: 'done', count: value.conversations } : null);
    } catch {
      setSaid({ type: 'failed' });
    }
  };
  const isRefused = (said?.type === 'put-off' || said?.type === 'offNow') && surface.refused.value;
  const toWords = (what: Said): string => {
    if (isRefused) return t('common.refused');
    return what.type === 'done' ? t('backup.done', what) : t(`backup.${what.type}`);
  };
  const isAsking = due !== undefined && (said === null || said.type === 'failed' || isRefused);
  const { backedUpAtMs } = settings;
  return (
    <output ref={line} class="backup-line" tabIndex={-1}>
      {said && <p>{toWords(said)}</p>}
      {isAsking && (
        <>
          {!said && (
            <p>
              {backedUpAtMs === null
                ? t('backup.never', { count: due })
                : t('backup.since', { count: due, date: date(backedUpAtMs) })}
            </p>
          )}
          <div class="backup-buttons">
            <button type="button" class="button" onClick={() => void exportNow()}>
              {t('backup.exportNow')}
            </button>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                void surface.saveSettings({ backupQuietUntilMs: Date.now() + laterDays * dayMs });
                say({ type: 'put-off' });
              }}
            >
              {t('backup.later')}
            </button>
            <button
              type="button"
              class="link-button"
              onClick={() => {
                void surface.saveSettings({ backupDays: null });
                say({ type: 'offNow' });
              }}
            >
              {t('backup.off')}
            </button>
          </div>
        </>
      )}
    </output>
  );
}
