import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { useStrings } from '../strings-context.tsx';

/** Which folder the list shows. Nothing where there is none. */
export function FolderFilter(props: {
  folders: readonly string[];
  folder: string | null;
  onFolder: (folder: string | null) => void;
}): JSX.Element | null {
  const { t, locale } = useStrings();
  // The one that is shown is named also when the last conversation has left it.
  const names = new Set([...props.folders, ...(props.folder === null ? [] : [props.folder])]);
  if (names.size === 0) return null;
  const { compare } = new Intl.Collator(locale);
  return (
    <div class="sheet-folders">
      <select
        class="row-field"
        aria-label={t('list.folder')}
        value={props.folder ?? ''}
        onChange={(event) => props.onFolder(event.currentTarget.value || null)}
      >
        <option value="">{t('list.allFolders')}</option>
        {[...names].sort(compare).map((name) => (
          <option key={name} value={name}>
            {removeHidden(name)}
          </option>
        ))}
      </select>
    </div>
  );
}
