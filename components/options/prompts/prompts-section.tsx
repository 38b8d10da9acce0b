import '../styles/prompts.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { promptLimit } from '../../../lib/protocol/prompt-schema.ts';
import { promptEditorWords } from '../../../lib/strings/prompt-editor-words.ts';
import {
  createEmptyPrompt,
  keepDrafts,
  readKeptDrafts,
  toPromptDraft,
} from '../../../lib/surface/prompt-draft.ts';
import { createPromptCalls, toPrompts } from '../../../lib/surface/prompts.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { ConfirmDialog } from '../../confirm-dialog.tsx';
import { useStrings, WordsProvider } from '../../strings-context.tsx';
import { PromptEditor } from './prompt-editor.tsx';
import { PromptRow } from './prompt-row.tsx';
import { PromptTransfer } from './prompt-transfer.tsx';

/** Where prompts are written, put in order, taken out and in. Comes after the rest of the page. */
export function PromptsSection({ surface }: { surface: Surface }) {
  return (
    <WordsProvider words={promptEditorWords}>
      <Section surface={surface} />
    </WordsProvider>
  );
}

function Section({ surface }: { surface: Surface }) {
  const { t } = useStrings();
  const heading = useRef<HTMLHeadingElement>(null);
  const [calls] = useState(() => createPromptCalls(surface.prompts));
  /** What was typed and not saved, by id: another prompt that is opened meanwhile takes nothing away. */
  const [drafts, setDrafts] = useState(() => readKeptDrafts(surface.prompts.drafts));
  useEffect(() => keepDrafts(surface.prompts.drafts, drafts), [surface, drafts]);
  const [openId, setOpenId] = useState<string | null>(null);
  const [doomed, setDoomed] = useState<Prompt | 'starters' | null>(null);
  const [told, setTold] = useState<'saved' | 'refused' | null>(null);
  useEffect(() => surface.prompts.watch(), [surface]);
  const prompts = toPrompts(surface.prompts);
  const listed = prompts?.find(({ id }) => id === openId);
  // A file may have brought an id that every object has something under.
  const draft = openId !== null && Object.hasOwn(drafts, openId) ? drafts[openId] : undefined;
  const open = draft ?? (listed && toPromptDraft(listed));

  const tell = async (work: Promise<boolean>): Promise<boolean> => {
    setTold(null);
    const isKept = await work;
    setTold(isKept ? 'saved' : 'refused');
    return isKept;
  };
  const forget = (id: string): void => {
    setDrafts(({ [id]: _gone, ...others }) => others);
    setOpenId(null);
    heading.current?.focus();
  };
  const move = (prompt: Prompt, by: number): void => {
    const ids = (prompts ?? []).map(({ id }) => id);
    const from = ids.indexOf(prompt.id);
    ids.splice(from, 1);
    ids.splice(from + by, 0, prompt.id);
    void tell(calls.order(ids));
  };
  const confirm = (): void => {
    if (doomed === 'starters') void tell(calls.restore());
    else if (doomed) {
      void tell(calls.delete([doomed.id]));
      forget(doomed.id);
    }
    setDoomed(null);
    heading.current?.focus();
  };

  if (!prompts) return null;
  return (
    <section class="prompts" id="prompts">
      <h2 ref={heading} tabIndex={-1}>
        {t('prompts.title')}
      </h2>
      <p>{t('prompts.intro')}</p>
      {prompts.length === 0 && <p class="hint">{t('prompts.empty')}</p>}
      <ul class="prompt-rows">
        {prompts.map((prompt, at) => (
          <PromptRow
            key={prompt.id}
            prompt={prompt}
            isOpen={prompt.id === openId}
            isUnsaved={Object.hasOwn(drafts, prompt.id)}
            isFirst={at === 0}
            isLast={at === prompts.length - 1}
            onEdit={() => setOpenId(prompt.id)}
            onDelete={() => setDoomed(prompt)}
            onMove={(by) => move(prompt, by)}
          />
        ))}
      </ul>
      <p class="prompt-row-add">
        <button
          type="button"
          class="button"
          onClick={() => {
            const unsaved = Object.keys(drafts).find((id) => !prompts.some((p) => p.id === id));
            if (unsaved !== undefined) return setOpenId(unsaved);
            const fresh = createEmptyPrompt();
            setDrafts({ ...drafts, [fresh.id]: toPromptDraft(fresh) });
            setOpenId(fresh.id);
          }}
        >
          {t('prompts.add')}
        </button>
        <button type="button" class="link-button" onClick={() => setDoomed('starters')}>
          {t('prompts.restore')}
        </button>
      </p>
      <p class="prompts-told" aria-live="polite">
        {told &&
          (told === 'saved' ? t('prompts.saved') : t('prompts.refused', { limit: promptLimit }))}
      </p>
      {open && (
        <PromptEditor
          key={open.prompt.id}
          draft={open}
          others={prompts}
          connections={surface.connections.value}
          onChange={(draft) => {
            setTold(null);
            setDrafts({ ...drafts, [draft.prompt.id]: draft });
          }}
          onCancel={() => forget(open.prompt.id)}
          onSave={async (prompt) => {
            // What could not be kept stays in the form.
            if (await tell(calls.save([prompt]))) forget(prompt.id);
          }}
        />
      )}
      <PromptTransfer prompts={prompts} calls={calls} />
      {doomed && (
        <ConfirmDialog
          title={
            doomed === 'starters'
              ? t('prompts.restoreTitle')
              : t('prompts.deleteTitle', { name: doomed.name })
          }
          text={t(doomed === 'starters' ? 'prompts.restoreText' : 'prompts.deleteText')}
          action={t(doomed === 'starters' ? 'prompts.restore' : 'prompts.delete')}
          onClose={() => setDoomed(null)}
          onConfirm={confirm}
        />
      )}
    </section>
  );
}
