import type { JSX } from 'preact';
import { removeHidden } from '../../../lib/core/hidden-characters.ts';
import type { KeyHint } from '../../../lib/core/connection.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { toHost } from '../../../lib/providers/base-url.ts';
import type { ServerCheck, ServerDesk } from '../../../lib/surface/servers/server-desk.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { Icon } from '../../icon.tsx';
import { onDemand } from '../../on-demand.tsx';
import { useStrings } from '../../strings-context.tsx';
import { ServerTools } from './server-tools.tsx';
import { toCheckWords, toElsewhere, toEntryWords } from './to-server-words.ts';

const UnlockForm = onDemand(async () => (await import('../../lock/unlock-form.tsx')).UnlockForm);

/** What a row of the list is given. */
export interface ServerRowProps {
  server: ToolServer;
  check: ServerCheck | undefined;
  hint: KeyHint | undefined;
  desk: ServerDesk;
  surface: Pick<Surface, 'request'>;
  isOpen: boolean;
  /** Whether its form holds what is not saved. */
  isUnsaved: boolean;
  onEdit: () => void;
  onDelete: () => void;
  /** Told of what was done by a mere click, with whether it was kept. */
  onSwitched: (kept: Promise<boolean>) => void;
}

/** One server: how it stands with it, and its tools once they were asked for. */
export function ServerRow(props: ServerRowProps): JSX.Element {
  const { server, check, hint, desk, surface, isOpen, isUnsaved } = props;
  const strings = useStrings();
  const { t } = strings;
  const { id, name } = server;
  const host = toHost(server.url);
  const isAsking = check?.state === 'asking';
  const error = check?.state === 'failed' ? check.error : undefined;
  const isBad = error !== undefined || check?.state === 'not-allowed';
  const isMissing = error?.kind === 'no-permission';
  // Of what was not asked, no server has said anything.
  const detail = isMissing ? '' : removeHidden(error?.detail ?? '').trim();
  const elsewhere = isMissing ? toElsewhere(error) : undefined;
  /** Names the server to those who hear the button alone. */
  const unseen = <span class="visually-hidden"> {name}</span>;
  const press = (event: MouseEvent): void => {
    // The second half of a double click was not meant for what the button has become.
    if (isAsking && event.detail > 1) return;
    if (isAsking) desk.cancel(id);
    else desk.check(server);
  };
  return (
    <li
      class="tool-row server-row"
      aria-current={isOpen ? 'true' : undefined}
      data-server={id}
      data-state={check?.state}
    >
      <div class="tool-words">
        <p class="tool-name">
          <bdi>{name}</bdi>
          {isUnsaved && <span class="badge">{t('servers.unsaved')}</span>}
        </p>
        <p class="tool-facts server-facts">
          <bdi>{host}</bdi>
          {server.confirmedOrigin !== undefined && <span>{t('servers.factOpen')}</span>}
          <span>{toEntryWords(server, hint, strings)}</span>
        </p>
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={server.on}
          onChange={(event) => props.onSwitched(desk.setOn(id, event.currentTarget.checked))}
        />
        <span>
          {t('servers.on')}
          {unseen}
        </span>
      </label>
      <div class="server-told" aria-live="polite">
        {isBad && <Icon name="circle-alert" />}
        <span>{toCheckWords(server, check, hint, strings)}</span>
      </div>
      <div class="tool-actions">
        <button type="button" class="link-button" onClick={press}>
          {t(isAsking ? 'servers.cancelCheck' : 'servers.check')}
          {unseen}
        </button>
        <button type="button" class="link-button" onClick={props.onEdit}>
          {t('servers.edit')}
          {unseen}
        </button>
        <button type="button" class="link-button" onClick={props.onDelete}>
          {t('servers.delete')}
          {unseen}
        </button>
      </div>
      {isMissing && (
        <p class="server-remedy">
          <button
            type="button"
            class="button"
            onClick={() => (elsewhere ? desk.signInAt(server, elsewhere) : desk.allow(server))}
          >
            {elsewhere
              ? t('servers.signInAt', { origin: elsewhere })
              : t('servers.allow', { host })}
          </button>
        </p>
      )}
      {error?.kind === 'key-locked' && (
        <div class="server-remedy">
          <UnlockForm surface={surface} onUnlocked={() => desk.check(server, { isClick: false })} />
        </div>
      )}
      {detail !== '' && (
        <details class="fold detail server-remedy">
          <summary>
            <Icon name="chevron-right" class="fold-mark" />
            {t('options.detail')}
          </summary>
          <p dir="auto">{detail}</p>
        </details>
      )}
      {check?.state === 'listed' && check.tools.length > 0 && (
        <ServerTools
          server={server}
          tools={check.tools}
          onSwitch={(tool, on) => props.onSwitched(desk.setToolOn(id, tool, on))}
        />
      )}
    </li>
  );
}
