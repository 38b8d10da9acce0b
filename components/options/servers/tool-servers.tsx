import '../styles/servers.css';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import {
  createEmptyServer,
  keepServerDrafts,
  readServerDrafts,
  takesToken,
  toServerDraft,
} from '../../../lib/surface/servers/server-draft.ts';
import type { ServerDraft } from '../../../lib/surface/servers/server-draft.ts';
import { createServerDesk } from '../../../lib/surface/servers/server-desk.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import { useStrings } from '../../strings-context.tsx';
import { useLinkedHeading } from '../use-linked-heading.ts';
import { ServerEditor } from './server-editor.tsx';
import { ServerRow } from './server-row.tsx';

/** What the list is given. */
export interface ToolServersProps {
  surface: Surface;
  gestures: Pick<Gestures, 'requestHost' | 'requestWebSignIn'>;
}

/** A server that was deleted last: it can be had back until something else is done. */
interface Removed {
  server: ToolServer;
  at: number;
}

/** The servers of tools, and the form of one. None is asked before the user wants it. */
export function ToolServers({ surface, gestures }: ToolServersProps): JSX.Element {
  const { t } = useStrings();
  const heading = useLinkedHeading('servers');
  const undo = useRef<HTMLButtonElement>(null);
  const store = surface.prompts.drafts;
  const [desk] = useState(() => createServerDesk(surface, gestures));
  const [drafts, setDrafts] = useState(() => readServerDrafts(store));
  useEffect(() => keepServerDrafts(store, drafts), [store, drafts]);
  const [openId, setOpenId] = useState<string | null>(null);
  const [removed, setRemoved] = useState<Removed | null>(null);
  const [told, setTold] = useState('');
  useLayoutEffect(() => undo.current?.focus(), [removed]);
  const lock = surface.lock.value;
  // What was locked is not, or the other way round.
  useEffect(() => void desk.look(), [desk, lock]);
  const { toolServers } = surface.settings.value;
  const hints = desk.hints.value;
  const checks = desk.checks.value;
  const listed = toolServers.find(({ id }) => id === openId);
  const open = drafts.find(({ id }) => id === openId) ?? (listed && toServerDraft(listed));

  const tell = (words: string): void => {
    setRemoved(null);
    setTold(words);
  };
  const put = (draft: ServerDraft): void => {
    tell('');
    setDrafts((all) => [...all.filter(({ id }) => id !== draft.id), draft]);
  };
  const forget = (id: string): void => {
    setDrafts((all) => all.filter((draft) => draft.id !== id));
    setOpenId((current) => (current === id ? null : current));
  };
  const close = (id: string): void => {
    forget(id);
    heading.current?.focus();
  };
  const add = (): void => {
    const unsaved = drafts.find(({ id }) => !toolServers.some((server) => server.id === id));
    const draft = unsaved ?? createEmptyServer();
    if (!unsaved) put(draft);
    setOpenId(draft.id);
  };
  const remove = async (server: ToolServer): Promise<void> => {
    const at = toolServers.findIndex(({ id }) => id === server.id);
    tell('');
    if (!(await desk.delete(server.id))) return setTold(t('servers.switchRefused'));
    forget(server.id);
    setRemoved({ server, at });
  };
  const restore = async ({ server, at }: Removed): Promise<void> => {
    const { name } = server;
    const isBack = await desk.restore(server, at);
    heading.current?.focus();
    if (!isBack) return tell(t('servers.switchRefused'));
    if (takesToken(server)) return tell(t('servers.restoredToken', { name }));
    tell(t(server.auth === 'oauth' ? 'servers.restoredSignIn' : 'servers.restored', { name }));
  };
  const watch = async (kept: Promise<boolean>): Promise<void> => {
    // Not before it is kept: to draw it now would put the switch back for a moment.
    tell((await kept) ? '' : t('servers.switchRefused'));
  };

  return (
    <div id="servers">
      <h3 ref={heading} tabIndex={-1}>
        {t('servers.title')}
      </h3>
      <p class="hint">{t('servers.intro')}</p>
      <ul class="tool-rows">
        {toolServers.map((server) => (
          <ServerRow
            key={server.id}
            server={server}
            check={checks.get(server.id)}
            hint={hints[server.id]}
            desk={desk}
            surface={surface}
            isOpen={server.id === openId}
            isUnsaved={drafts.some(({ id }) => id === server.id)}
            onEdit={() => setOpenId(server.id)}
            onDelete={() => void remove(server)}
            onSwitched={(kept) => void watch(kept)}
          />
        ))}
      </ul>
      <p class="tool-add">
        <button type="button" class="button" onClick={add}>
          {t('servers.add')}
        </button>
      </p>
      <p class="tools-told" aria-live="polite">
        {removed ? (
          <>
            {t('servers.deleted', { name: removed.server.name })}{' '}
            <button
              ref={undo}
              type="button"
              class="link-button"
              onClick={() => void restore(removed)}
            >
              {t('servers.undo')}
            </button>
          </>
        ) : (
          told
        )}
      </p>
      {open && (
        <ServerEditor
          key={open.id}
          draft={open}
          saved={listed}
          hint={hints[open.id]}
          surface={surface}
          onChange={put}
          onSave={async (server, typed, manner) => {
            const saving = await desk.save(server, typed, manner);
            if (saving === 'saved') close(server.id);
            return saving;
          }}
          onCancel={() => close(open.id)}
        />
      )}
    </div>
  );
}
