import { toHost } from '../../lib/providers/base-url.ts';
import type { ConnectionForm } from '../../lib/surface/connection-form.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { KeyAdvice } from './key-advice.tsx';
import { KeyKindField } from './key-kind-field.tsx';
import { SavedKey } from './saved-key.tsx';
import { TextField, toFieldId } from './text-field.tsx';

/** What the key field is given. */
export interface KeyFieldProps {
  form: ConnectionForm;
  surface: Surface;
  onForget: () => void;
}

/** The key: it can be written and forgotten, never read. */
export function KeyField({ form, surface, onForget }: KeyFieldProps) {
  const { t } = useStrings();
  const { keyPage, name, needsKey } = form.preset.value;
  const saved = form.saved.value;
  const fault = form.faults.value.apiKey;
  const moved = form.keyMoved.value;
  const boundTo = { host: toHost(saved?.key?.origin ?? saved?.baseUrl ?? '') };
  const movedWords = t(
    `options.fault.apiKey.${form.mayBeKeyless.value ? 'moved' : 'movedNeeded'}`,
    boundTo,
  );
  const kept = moved ? null : saved?.key;
  const isReady = kept && kept.state !== 'gone';
  const isWanted = needsKey || kept || form.texts.apiKey.value !== '';
  /** The button goes, and the focus must not go with it. */
  const goKeyless = (): void => {
    form.goKeyless();
    document.getElementById(toFieldId('apiKey'))?.focus();
  };
  return (
    <>
      <TextField
        form={form}
        field="apiKey"
        type="password"
        dir="ltr"
        maxLength={65_536}
        label={t('options.apiKey')}
        placeholder={isReady ? t('options.keyKept') : undefined}
        hint={needsKey || saved?.key ? undefined : t('options.keyOptional')}
        error={fault && (fault === 'moved' ? movedWords : t(`options.fault.apiKey.${fault}`))}
        onPaste={(text) => form.pasteKey(text)}
      >
        <div class="field-notes" aria-live="polite">
          {form.keyCleaned.value && <p class="note">{t('options.keyCleaned')}</p>}
          {form.isKeyless.value && (
            <p class="note">{t(saved ? 'options.keyNoneHere' : 'options.keyNoneAnew', boundTo)}</p>
          )}
          {moved && !form.isKeyless.value && fault !== 'moved' && <p class="note">{movedWords}</p>}
        </div>
        {form.mayBeKeyless.value && !form.isKeyless.value && (
          <button type="button" class="link-button" onClick={goKeyless}>
            {t('options.noKeyHere')}
          </button>
        )}
        {saved?.key && <SavedKey hint={saved.key} onForget={onForget} />}
        {keyPage && !kept && (
          <p class="hint">
            <a href={keyPage} target="_blank" rel="noreferrer noopener">
              {t('options.keyPage', { provider: name })}
            </a>
          </p>
        )}
        {form.isRemote.value && <KeyAdvice />}
      </TextField>
      {isWanted && <KeyKindField form={form} surface={surface} />}
    </>
  );
}
