import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ConversationId } from '../../lib/core/ids.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** The button that opens the list of conversations, and the list. */
export function ConversationList(): JSX.Element {
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton
        icon="history"
        label={t('panel.conversations')}
        expanded={open}
        onClick={() => setOpen(true)}
      />
      {open && <ConversationDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ConversationDialog({ onClose }: { onClose: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  const conversations = surface.conversations.value;
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => surface.watchConversations(), [surface]);
  const show = (id: ConversationId): void => {
    surface.showConversation(id);
    dialog.current?.close();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- a click beside the list; Escape does the same
    <dialog
      ref={dialog}
      class="sheet"
      aria-label={t('panel.conversations')}
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div class="sheet-head">
        <h2>{t('panel.conversations')}</h2>
        <IconButton icon="x" label={t('common.close')} onClick={() => dialog.current?.close()} />
      </div>
      {conversations?.length ? (
        <ul class="sheet-list">
          {conversations.map((entry) => (
            <li key={entry.id}>
              <ConversationRow entry={entry} onShow={() => show(entry.id)} />
            </li>
          ))}
        </ul>
      ) : (
        <p class="sheet-empty">{t(conversations ? 'panel.noConversations' : 'panel.loading')}</p>
      )}
    </dialog>
  );
}

function ConversationRow(props: { entry: ConversationEntry; onShow: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t, date } = useStrings();
  const { entry } = props;
  // In words, which are a part of the button's name, and not by a dot alone.
  const mark = entry.live ? 'panel.live' : entry.unread ? 'panel.unread' : undefined;
  return (
    <button
      type="button"
      class="sheet-row"
      aria-current={entry.id === surface.conversationId.value ? 'true' : undefined}
      onClick={props.onShow}
    >
      <span class="one-line sheet-row-title" dir="auto">
        {entry.title || t('panel.untitled')}
      </span>
      <span class="sheet-row-note">
        {mark && <span class={entry.live ? 'pulse' : 'unread-dot'} />}
        {mark ? t(mark) : date(entry.updatedAtMs)}
      </span>
    </button>
  );
}
