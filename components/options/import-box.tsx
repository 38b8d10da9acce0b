import { useRef, useState } from 'preact/hooks';
import { dayMs, laterDays } from '../../lib/surface/backup-due.ts';
import { createImportDesk } from '../../lib/surface/import-desk.ts';
import type { ImportState } from '../../lib/surface/import-desk.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { importLimit } from '../../lib/transfer/import-format.ts';
import { useStrings } from '../strings-context.tsx';
import { ImportPreviewBox } from './import-preview.tsx';

const megabytes = importLimit / 1_000_000;

/** Takes conversations in from a file, after showing what is in it. */
export function ImportBox({ surface }: { surface: Surface }) {
  const strings = useStrings();
  const { t } = strings;
  const [desk] = useState(() =>
    createImportDesk({
      records: surface.records,
      pictures: surface.pictures,
      now: Date.now,
      keepDays: () => surface.settings.peek().keepDays,
    }),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const state = desk.state.value;
  const choose = (): void => {
    const file = input.current?.files?.[0];
    if (file) void desk.choose(file);
  };
  // The button that was pressed goes, and the focus must not go with it.
  const start = (): void => {
    heading.current?.focus();
    // What has just come out of a file is in a file.
    const { backupDays } = surface.settings.peek();
    const quietUntilMs = Date.now() + (backupDays ?? laterDays) * dayMs;
    void surface.saveSettings({ backupQuietUntilMs: quietUntilMs });
    void desk.start();
  };
  const cancel = (): void => {
    heading.current?.focus();
    desk.cancel();
  };
  const importing = state.type === 'importing';
  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('options.import')}
      </h3>
      <div class="field">
        <label for="import-file">{t('options.importFile')}</label>
        <input
          ref={input}
          id="import-file"
          type="file"
          accept=".json,application/json"
          aria-describedby="import-hint"
          disabled={importing}
          // The same file can be chosen again.
          onClick={(event) => (event.currentTarget.value = '')}
          onChange={choose}
        />
        <p class="hint" id="import-hint">
          {t('options.importHint', { megabytes })}
        </p>
      </div>
      {state.type === 'preview' && (
        <ImportPreviewBox preview={state} onImport={start} onCancel={cancel} />
      )}
      {importing && (
        <div class="data-actions">
          <button type="button" class="button" onClick={cancel}>
            {t('options.importStop')}
          </button>
          <progress
            aria-label={t('options.importing', { done: state.done, of: state.of })}
            value={state.done}
            max={state.of}
          />
        </div>
      )}
      <p class="data-line" aria-live="polite">
        {toWords(state, strings)}
      </p>
    </>
  );
}

function toWords(state: ImportState, { t }: Translator): string {
  switch (state.type) {
    case 'idle':
    case 'preview':
    case 'importing':
      return '';
    case 'reading':
      return t('options.importReading');
    case 'fault':
      return state.fault === 'too-large'
        ? t('options.importFault.too-large', { megabytes })
        : t(`options.importFault.${state.fault}`);
    case 'done':
      return toOutcome(state, { t });
    case 'stopped':
      return t('options.importStopped');
    case 'deleted':
      return t('options.importDeleted', { count: state.messages });
    case 'refused':
      return t('options.importRefused');
  }
}

function toOutcome(
  { messages, completed, pictures }: { messages: number; completed: number; pictures: number },
  { t }: Pick<Translator, 't'>,
): string {
  const lines = [
    (messages > 0 || completed + pictures === 0) && t('options.imported', { count: messages }),
    completed > 0 && t('options.completed', { count: completed }),
    // Of what is new they are no news.
    messages === 0 && pictures > 0 && t('options.restoredPictures', { count: pictures }),
  ];
  return lines.filter((line) => line !== false).join(' ');
}
