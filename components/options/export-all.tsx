import { useState } from 'preact/hooks';
import type { ExportState } from '../../lib/surface/export-desk.ts';
import { createBackupDesk } from '../../lib/surface/export-everything.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { download } from '../download.ts';
import { useStrings } from '../strings-context.tsx';

/** Saves everything as one file. */
export function ExportAll({ surface }: { surface: Surface }) {
  const strings = useStrings();
  const { t } = strings;
  const [desk] = useState(() => createBackupDesk(surface, Date.now));
  const state = desk.state.value;
  const isExporting = state.type === 'exporting';
  const click = async (event: MouseEvent): Promise<void> => {
    // The second half of a double click was not meant for what the button has become.
    if (isExporting && event.detail > 1) return;
    if (isExporting) return desk.cancel();
    const file = await desk.start();
    if (file) download(file);
  };
  return (
    <>
      <h3>{t('options.export')}</h3>
      <p class="hint">{t('options.exportHint')}</p>
      <div class="data-actions">
        <button type="button" class="button" onClick={(event) => void click(event)}>
          {t(isExporting ? 'options.exportCancel' : 'options.exportAll')}
        </button>
        {isExporting && state.of > 0 && (
          <progress
            aria-label={t('options.exporting', { done: state.done, of: state.of })}
            value={state.done}
            max={state.of}
          />
        )}
        {state.type === 'ready' && (
          <button type="button" class="link-button" onClick={() => download(state)}>
            {t('options.exportAgain')}
          </button>
        )}
      </div>
      <p class="data-line" aria-live="polite">
        {toWords(state, strings)}
      </p>
    </>
  );
}

function toWords(state: ExportState, { t }: Translator): string {
  switch (state.type) {
    case 'idle':
    // Too often to be read out; the bar beside the button says it.
    case 'exporting':
      return '';
    case 'nothing':
      return t('options.exportNothing');
    case 'cancelled':
      return t('options.exportCancelled');
    case 'ready': {
      const { conversations, damaged, lostPictures } = state;
      const lines = [
        t('options.exported', { count: conversations }),
        damaged > 0 && t('options.exportDamaged', { count: damaged }),
        lostPictures > 0 && t('options.exportLostPictures', { count: lostPictures }),
      ];
      return lines.filter((line) => line !== false).join(' ');
    }
  }
}
