import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OwnTool } from '../../../lib/core/tool-settings.ts';
import { parseToolAddress } from '../../../lib/providers/tool-address.ts';
import type { Gestures, Surface } from '../../../lib/surface/surface.ts';
import {
  createEmptyTool,
  keepToolDrafts,
  readToolDrafts,
  toToolDraft,
} from '../../../lib/surface/tools/own-tool-draft.ts';
import type { OwnToolDraft } from '../../../lib/surface/tools/own-tool-draft.ts';
import type { ToolDesk } from '../../../lib/surface/tools/tool-desk.ts';
import { ConfirmDialog } from '../../confirm-dialog.tsx';
import { useStrings } from '../../strings-context.tsx';
import { OwnToolEditor } from './own-tool-editor.tsx';
import { OwnToolRow } from './own-tool-row.tsx';

/** What the list is given. */
export interface OwnToolsProps {
  surface: Pick<Surface, 'settings' | 'prompts'>;
  gestures: Pick<Gestures, 'requestHost'>;
  desk: ToolDesk;
}

/** The user's own tools, and the form of one. */
export function OwnTools({ surface, gestures, desk }: OwnToolsProps): JSX.Element {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const store = surface.prompts.drafts;
  /** What was typed and not saved: another tool that is opened meanwhile takes nothing away. */
  const [drafts, setDrafts] = useState(() => readToolDrafts(store));
  useEffect(() => keepToolDrafts(store, drafts), [store, drafts]);
  const [openId, setOpenId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<OwnTool | null>(null);
  const [told, setTold] = useState('');
  const settings = surface.settings.value;
  const { ownTools } = settings;
  const listed = ownTools.find(({ id }) => id === openId);
  const open = drafts.find(({ id }) => id === openId) ?? (listed && toToolDraft(listed));

  const put = (draft: OwnToolDraft): void => {
    setTold('');
    setDrafts((all) => [...all.filter(({ id }) => id !== draft.id), draft]);
  };
  const forget = (id: string): void => {
    setDrafts((all) => all.filter((draft) => draft.id !== id));
    setOpenId((current) => (current === id ? null : current));
    heading.current?.focus();
  };
  const add = (): void => {
    const unsaved = drafts.find(({ id }) => !ownTools.some((tool) => tool.id === id));
    const draft = unsaved ?? createEmptyTool();
    if (!unsaved) put(draft);
    setOpenId(draft.id);
  };
  const save = async (tool: OwnTool): Promise<void> => {
    const read = tool.reply.type === 'endpoint' ? parseToolAddress(tool.reply.url) : undefined;
    const address = read && 'address' in read ? read.address : undefined;
    // In the click, so that the browser takes the question for the user's.
    const asking = address
      ? gestures.requestHost(address.origin).catch(() => false)
      : Promise.resolve(true);
    const kept = desk.save(tool);
    const isAllowed = await asking;
    // What could not be kept stays in the form.
    if (!(await kept)) return setTold(t('tools.refused'));
    forget(tool.id);
    setTold(
      isAllowed || !address
        ? t('tools.saved')
        : t('tools.savedWithoutAccess', { host: address.host }),
    );
  };
  const remove = ({ id }: OwnTool): void => {
    setDoomed(null);
    setTold('');
    void desk.delete(id);
    forget(id);
  };

  return (
    <>
      <h3 ref={heading} tabIndex={-1}>
        {t('tools.own')}
      </h3>
      <p class="hint">{t('tools.ownHint')}</p>
      <ul class="tool-rows">
        {ownTools.map((tool) => (
          <OwnToolRow
            key={tool.id}
            tool={tool}
            settings={settings}
            desk={desk}
            isOpen={tool.id === openId}
            isUnsaved={drafts.some(({ id }) => id === tool.id)}
            onEdit={() => setOpenId(tool.id)}
            onDelete={() => setDoomed(tool)}
          />
        ))}
      </ul>
      <p class="tool-add">
        <button type="button" class="button" onClick={add}>
          {t('tools.add')}
        </button>
      </p>
      <p class="tools-told" aria-live="polite">
        {told}
      </p>
      {open && (
        <OwnToolEditor
          key={open.id}
          draft={open}
          others={ownTools}
          onChange={put}
          onSave={save}
          onCancel={() => forget(open.id)}
        />
      )}
      {doomed && (
        <ConfirmDialog
          title={t('tools.deleteTitle', { name: doomed.name })}
          text={t('tools.deleteText')}
          action={t('tools.delete')}
          onClose={() => setDoomed(null)}
          onConfirm={() => remove(doomed)}
        />
      )}
    </>
  );
}
