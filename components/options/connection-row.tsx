import { useRef } from 'preact/hooks';
import type { ConnectionView, KeyHint } from '../../lib/core/connection.ts';
import { toHost } from '../../lib/providers/base-url.ts';
import { toHostKind } from '../../lib/providers/host-kind.ts';
import { useStrings } from '../strings-context.tsx';

/** What a row of the list is given. */
export interface ConnectionRowProps {
  connection: ConnectionView;
  isDefault: boolean;
  /** Whether its form is the one on screen. */
  isOpen: boolean;
  /** Whether its form holds what is not saved. */
  isUnsaved: boolean;
  onEdit: () => void;
  onDelete: () => void;
  onMakeDefault: () => void;
}

/** One saved connection. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, isDefault, isOpen, isUnsaved } = props;
  const { t } = useStrings();
  const edit = useRef<HTMLButtonElement>(null);
  const { name, key } = connection;
  // None where nothing leaves the browser.
  const host = toHost(connection.baseUrl);
  const makeDefault = (): void => {
    props.onMakeDefault();
    // The button goes away, and the focus must not go with it.
    edit.current?.focus();
  };
  /** Names the connection to those who hear the button alone. */
  const unseen = <span class="visually-hidden"> {name}</span>;
  return (
    <li class="connection" aria-current={isOpen ? 'true' : undefined}>
      <p class="connection-name">
        <bdi>{name}</bdi>
        {isDefault && <span class="badge">{t('options.default')}</span>}
        {isUnsaved && <span class="badge">{t('options.unsaved')}</span>}
      </p>
      <p class="connection-facts">
        {host && (
          <span>
            <bdi>{host}</bdi>
          </span>
        )}
        {isInTheOpen(connection) && <span class="in-the-open">{t('options.inTheOpen')}</span>}
        <span>
          <bdi>{connection.model || t('options.noModel')}</bdi>
        </span>
        <span>
          <KeyWords hint={key} />
        </span>
      </p>
      <div class="connection-actions">
        <button ref={edit} type="button" class="link-button" onClick={props.onEdit}>
          {t('options.edit')}
          {unseen}
        </button>
        {!isDefault && (
          <button type="button" class="link-button" onClick={makeDefault}>
            {t('options.makeDefault')}
            {unseen}
          </button>
        )}
        <button type="button" class="link-button" onClick={props.onDelete}>
          {t('options.delete')}
          {unseen}
        </button>
      </div>
    </li>
  );
}

/** Whether others in the network can read what goes to it and comes from it. On this machine there is no network. */
function isInTheOpen({ baseUrl }: ConnectionView): boolean {
  return baseUrl.startsWith('http:') && toHostKind(baseUrl) !== 'loopback';
}

/** A short key has no last four characters to show: they would be most of it. */
function KeyWords({ hint }: { hint: KeyHint | null }) {
  const { t } = useStrings();
  if (!hint) return t('options.noKey');
  if (hint.state === 'gone') return t('options.keyHintGone');
  if (hint.state === 'elsewhere') return t('options.keyHintElsewhere');
  return (
    <>
      <span class="key-hint">
        {hint.lastFour
          ? t('options.keyHint', { lastFour: hint.lastFour })
          : t('options.keyHintShort')}
      </span>
      {hint.state === 'locked' && `, ${t('options.keyHintLocked')}`}
    </>
  );
}
