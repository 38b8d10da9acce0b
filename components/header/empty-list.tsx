import type { JSX } from 'preact';
import type { ConversationPage } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';

/** What stands in the place of an empty list: why it is, and the next step. */
export function EmptyList(props: {
  page: ConversationPage | null;
  onAll: () => void;
}): JSX.Element {
  const { t } = useStrings();
  const { page } = props;
  if (!page) return <p class="sheet-empty">{t('panel.loading')}</p>;
  if (page.partial) return <p class="sheet-empty">{t('panel.searchPartial')}</p>;
  const isNarrowed = page.query !== '' || Boolean(page.folder);
  const words =
    page.query !== ''
      ? 'panel.noneFound'
      : page.folder
        ? 'list.emptyFolder'
        : 'panel.noConversations';
  return (
    <div class="sheet-empty sheet-empty-state">
      <p>{t(words)}</p>
      {page.query === '' && <p>{t(page.folder ? 'list.emptyFolderHint' : 'list.emptyHint')}</p>}
      {isNarrowed ? (
        <button type="button" class="button" onClick={props.onAll}>
          {t('list.showAll')}
        </button>
      ) : (
        <a href="/options.html#find=import" target="_blank" rel="noreferrer">
          {t('list.importLink')}
        </a>
      )}
    </div>
  );
}
