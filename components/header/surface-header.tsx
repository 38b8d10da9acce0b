import type { ComponentChildren, JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { isTemporary } from '../../lib/core/ids.ts';
import { IconButton } from '../icon-button.tsx';
import { KeyHelp } from '../keyboard/key-help.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ModelPicker } from './model-picker.tsx';
import { StreamToggle } from './stream-toggle.tsx';

/** Title, model and the surface's own buttons. */
export function SurfaceHeader(props: { children?: ComponentChildren }): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const id = surface.conversationId.value;
  return (
    <header class="surface-header">
      <div class="header-words">
        <h1 class="one-line" dir="auto">
          {removeHidden(surface.title.value) || t('common.productName')}
        </h1>
        <div class="header-choice">
          <ModelPicker />
          <StreamToggle />
          {id !== null && isTemporary(id) && <span>{t('panel.temporary')}</span>}
        </div>
      </div>
      <div class="header-actions">
        {props.children}
        <IconButton
          icon="square-pen"
          command="new"
          label={t('panel.newConversation')}
          onClick={(event) => {
            surface.newConversation();
            // What follows is typing.
            event.currentTarget.closest('.surface')?.querySelector('textarea')?.focus();
          }}
        />
        <KeyHelp />
        <IconButton
          icon="settings"
          label={t('common.settings')}
          onClick={() => gestures.openOptions()}
        />
      </div>
    </header>
  );
}
