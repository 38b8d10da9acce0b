import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { serverAuths } from '../../../lib/core/tool-settings.ts';
import type { ToolServer } from '../../../lib/core/tool-settings.ts';
import { toHost } from '../../../lib/providers/base-url.ts';
import { hasSecretQuery } from '../../../lib/providers/secret-query.ts';
import {
  readServerDraft,
  takesToken,
  toOpenOrigin,
  toUsableHint,
} from '../../../lib/surface/servers/server-draft.ts';
import type {
  KeptToken,
  ServerDraft,
  TypedToken,
} from '../../../lib/surface/servers/server-draft.ts';
import type { ServerSaving } from '../../../lib/surface/servers/server-desk.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { onDemand } from '../../on-demand.tsx';
import { useStrings } from '../../strings-context.tsx';
import { ChoiceField } from '../choice-field.tsx';
import { DraftField } from '../draft-field.tsx';
import { useDraftForm } from '../use-draft-form.ts';
import { OpenOrigin } from './open-origin.tsx';
import { toServerFaultWords } from './to-server-words.ts';
import { TokenField } from './token-field.tsx';

const UnlockForm = onDemand(async () => (await import('../../lock/unlock-form.tsx')).UnlockForm);

/** What the form of a server is given. */
export interface ServerEditorProps {
  draft: ServerDraft;
  saved: ToolServer | undefined;
  hint: KeptToken['hint'];
  surface: Pick<Surface, 'request' | 'lock' | 'settings'>;
  onChange: (draft: ServerDraft) => void;
  /** Called in the click itself. `isClick`: false for what goes on once the passphrase was entered. */
  onSave: (
    server: ToolServer,
    typed: TypedToken,
    manner: { isClick: boolean },
  ) => Promise<ServerSaving>;
  onCancel: () => void;
}

/** The form in which a server is written. */
export function ServerEditor(props: ServerEditorProps): JSX.Element {
  const { draft, saved, hint, surface } = props;
  const strings = useStrings();
  const { t } = strings;
  const [saving, setSaving] = useState<ServerSaving | null>(null);
  /** Here alone: nothing of a token is in a draft. */
  const [typed, setTyped] = useState<TypedToken>({
    token: '',
    keyKind: hint?.kind ?? surface.settings.peek().keyKind,
  });
  const kept = { saved, hint, lock: surface.lock.value };
  const { server, faults } = readServerDraft(draft, typed, kept, saved);
  const save = async (manner: { isClick: boolean }): Promise<void> => {
    setSaving(await props.onSave(server, typed, manner));
  };
  const { form, tried, onSubmit } = useDraftForm(
    Object.keys(faults).length > 0,
    () => void save({ isClick: true }),
  );
  const errors = toServerFaultWords(tried ? faults : {}, strings);
  const change = (part: Partial<ServerDraft>): void => {
    setSaving(null);
    props.onChange({ ...draft, ...part });
  };
  const openOrigin = toOpenOrigin(draft);
  // A passphrase that was forgotten meanwhile is not asked for; the field of its kind offers to set one.
  const told = saving === 'locked' && kept.lock === 'unset' ? null : saving;
  return (
    <form
      ref={form}
      class="draft-editor server-editor"
      noValidate
      onSubmit={onSubmit}
      aria-labelledby="server-editor-title"
    >
      <h4 id="server-editor-title">
        {saved ? `${t('servers.edit')}: ${saved.name}` : t('servers.new')}
      </h4>
      <DraftField
        id="server-url"
        label={t('servers.url')}
        value={draft.url}
        maxLength={2048}
        isCode
        hint={t('servers.urlHint')}
        error={errors.url}
        warning={hasSecretQuery(draft.url) ? t('servers.secretAddress') : undefined}
        onInput={(url) => change({ url })}
      />
      {openOrigin !== undefined && (
        <OpenOrigin
          host={toHost(openOrigin)}
          isConfirmed={draft.confirmedOrigin === openOrigin}
          error={errors.confirmedOrigin}
          onChange={(confirmed) => change({ confirmedOrigin: confirmed ? openOrigin : '' })}
        />
      )}
      <DraftField
        id="server-name"
        label={t('servers.name')}
        value={draft.name}
        maxLength={200}
        hint={t('servers.nameHint')}
        onInput={(name) => change({ name })}
      />
      <ChoiceField
        id="server-auth"
        label={t('servers.auth')}
        value={draft.auth}
        choices={serverAuths}
        toLabel={(auth) => t(`servers.auth.${auth}`)}
        hint={t(draft.auth === 'oauth' ? 'servers.oauthHint' : 'servers.authHint')}
        onChange={(auth) => change({ auth })}
      />
      {draft.auth === 'header' && (
        <DraftField
          id="server-header"
          label={t('servers.headerName')}
          value={draft.headerName}
          maxLength={128}
          isCode
          error={errors.headerName}
          onInput={(headerName) => change({ headerName })}
        />
      )}
      {takesToken(draft) && (
        <TokenField
          typed={typed}
          hint={toUsableHint(draft, kept)}
          errors={errors}
          surface={surface}
          onChange={(part) => {
            setSaving(null);
            setTyped({ ...typed, ...part });
          }}
        />
      )}
      <div class="actions">
        <button type="submit" class="button is-main">
          {t('servers.save')}
        </button>
        <button type="button" class="button" onClick={props.onCancel}>
          {t('servers.cancel')}
        </button>
      </div>
      <p class="tools-told" aria-live="polite">
        {told !== null && told !== 'saved' && t(`servers.saving.${told}`)}
      </p>
      {told === 'locked' && (
        <UnlockForm surface={surface} onUnlocked={() => void save({ isClick: false })} />
      )}
    </form>
  );
}
