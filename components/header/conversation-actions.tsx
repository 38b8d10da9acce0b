import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { useRef, useState } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { download } from '../download.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** What can be done with one conversation of the list. */
export function ConversationActions(props: {
  entry: { id: ConversationId; title: string };
}): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const { id } = props.entry;
  const title = removeHidden(props.entry.title) || t('panel.untitled');
  const [open, setOpen] = useState(false);
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const actions = useRef<HTMLDivElement>(null);

  const attempt = async (work: () => Promise<boolean>): Promise<void> => {
    setFailed(false);
    setFailed(!(await work().catch(() => false)));
  };
  const save = (as: 'md' | 'json'): Promise<void> =>
    attempt(async () => {
      const isShown = surface.conversationId.peek() === id;
      const leafId = (isShown && surface.branch.peek().at(-1)?.id) || null;
      const { records } = surface;
      // Few open this menu, and nobody before the panel is there.
      const { exportOne } = await import('../../lib/surface/export-one.ts');
      const file = await exportOne({ records, id, as, leafId, strings, nowMs: Date.now() });
      if (file) download(file);
      return file !== undefined;
    });
  const remove = (): void => {
    // The row goes, and the focus must not go with it.
    actions.current?.closest('dialog')?.querySelector('h2')?.focus();
    void attempt(async () => (await surface.records.remove([id])) === null);
  };
  /** Names the conversation to those who hear the button alone. */
  const unseen = <span class="visually-hidden"> {title}</span>;
  return (
    <>
      <IconButton
        icon="ellipsis"
        label={t('export.more', { title })}
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <div ref={actions} class="sheet-actions">
          <button type="button" class="link-button" onClick={() => void save('md')}>
            {t('export.markdown')}
            {unseen}
          </button>
          <button type="button" class="link-button" onClick={() => void save('json')}>
            {t('export.json')}
            {unseen}
          </button>
          <button type="button" class="link-button" onClick={() => setAsking(true)}>
            {t('export.delete')}
            {unseen}
          </button>
          <p class="sheet-row-note" aria-live="polite">
            {failed && t('export.failed')}
          </p>
        </div>
      )}
      {asking && (
        <ConfirmDialog
          title={t('export.deleteTitle', { title })}
          text={t('export.deleteText')}
          action={t('export.delete')}
          onClose={() => setAsking(false)}
          onConfirm={remove}
        />
      )}
    </>
  );
}
