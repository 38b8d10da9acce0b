import { useEffect, useRef } from 'preact/hooks';
import type { ImportPreview } from '../../lib/surface/import-desk.ts';
import { leftOutKinds } from '../../lib/transfer/import-format.ts';
import { useStrings } from '../strings-context.tsx';

/** What the preview is given. */
export interface ImportPreviewProps {
  preview: ImportPreview;
  onImport: () => void;
  onCancel: () => void;
}

/** What is in a file, before anything of it is added. */
export function ImportPreviewBox({ preview, onImport, onCancel }: ImportPreviewProps) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  // It came of a choice in the browser's own dialog: this is what was waited for.
  useEffect(() => heading.current?.focus(), []);
  const { fresh, known, completed, leftOut, expiring, pictures } = preview;
  const isFresh = fresh.messages > 0 || fresh.conversations > 0;
  const isNew = isFresh || completed > 0 || pictures > 0;
  const lines = [
    isFresh && t('options.importConversations', { count: fresh.conversations }),
    isFresh && t('options.importMessages', { count: fresh.messages }),
    completed > 0 && t('options.importCompletes', { count: completed }),
    pictures > 0 && t('options.importPictures', { count: pictures }),
    known.conversations > 0 &&
      t('options.importKnownConversations', { count: known.conversations }),
    known.messages > 0 && t('options.importKnownMessages', { count: known.messages }),
    expiring > 0 && isNew && t('options.importExpiring', { count: expiring }),
  ].filter((line) => line !== false);
  const missing = leftOutKinds.flatMap((kind) => {
    const count = leftOut[kind];
    return count === undefined ? [] : [t(`options.leftOut.${kind}`, { count })];
  });
  return (
    <div class="import-preview">
      <h4 ref={heading} tabIndex={-1}>
        {t(`options.importFrom.${preview.format}`)}
      </h4>
      {!isNew && <p>{t('options.importNothingNew')}</p>}
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {missing.length > 0 && (
        <>
          <p class="import-left-out">{t('options.leftOut')}</p>
          <ul>
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <div class="data-actions">
        {isNew && (
          <button type="button" class="button is-main" onClick={onImport}>
            {t('options.importStart')}
          </button>
        )}
        <button type="button" class="button" onClick={onCancel}>
          {t(isNew ? 'common.cancel' : 'common.close')}
        </button>
      </div>
    </div>
  );
}
