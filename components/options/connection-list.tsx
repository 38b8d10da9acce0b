import { useRef, useState } from 'preact/hooks';
import type { ConnectionView } from '../../lib/core/connection.ts';
import type { ConnectionDesk } from '../../lib/surface/connection-desk.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { useStrings } from '../strings-context.tsx';
import { ConnectionRow } from './connection-row.tsx';

/** What the list of connections is given. */
export interface ConnectionListProps {
  surface: Surface;
  desk: ConnectionDesk;
  /** Called once the form of another connection was opened, to bring it into view. */
  onOpened: () => void;
}

/** All saved connections, and what can be done with each. */
export function ConnectionList({ surface, desk, onOpened }: ConnectionListProps) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const [doomed, setDoomed] = useState<ConnectionView | null>(null);
  const defaultId = surface.settings.value.defaultConnectionId;
  const openId = desk.open.value.form.id.value;
  const remove = (connection: ConnectionView): void => {
    setDoomed(null);
    desk.remove(connection.id);
    heading.current?.focus();
  };
  return (
    <section id="connections">
      <h2 ref={heading} tabIndex={-1}>
        {t('options.connections')}
      </h2>
      <ul class="connections">
        {surface.connections.value.map((connection) => (
          <ConnectionRow
            key={connection.id}
            connection={connection}
            isDefault={connection.id === defaultId}
            isOpen={connection.id === openId}
            isUnsaved={desk.isUnsaved(connection.id)}
            onEdit={() => {
              desk.edit(connection.id);
              onOpened();
            }}
            onMakeDefault={() => desk.makeDefault(connection.id)}
            onDelete={() => setDoomed(connection)}
          />
        ))}
      </ul>
      <p class="connection-add">
        <button
          type="button"
          class="button"
          onClick={() => {
            desk.add();
            onOpened();
          }}
        >
          {t('options.add')}
        </button>
        {/* The form that was left is behind this button, as the others are behind theirs. */}
        {openId !== null && desk.isUnsaved(null) && (
          <span class="badge">{t('options.unsaved')}</span>
        )}
      </p>
      {doomed && (
        <ConfirmDialog
          title={t('options.deleteTitle', { name: doomed.name })}
          text={t('options.deleteText')}
          action={t('options.delete')}
          onClose={() => setDoomed(null)}
          onConfirm={() => doomed && remove(doomed)}
        />
      )}
    </section>
  );
}
