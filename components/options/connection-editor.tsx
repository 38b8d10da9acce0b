import { useEffect, useRef, useState } from 'preact/hooks';
import type { LockOutcome } from '../../lib/core/key-keeping.ts';
import type { OnDeviceAvailability } from '../../lib/core/platform.ts';
import { toKeyKind } from '../../lib/surface/connection-checks.ts';
import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { OpenForm } from '../../lib/surface/connection-desk.ts';
import { isLocked, toReportNow } from '../../lib/surface/connection-report.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { AdvancedFold } from './advanced-fold.tsx';
import { Agreement, agreementId } from './agreement.tsx';
import { AskingButton } from './asking-button.tsx';
import { FormReportLine } from './form-report-line.tsx';
import { KeyField } from './key-field.tsx';
import { OpenOriginField } from './open-origin-field.tsx';
import { ModelField } from './model-field.tsx';
import { ProviderField } from './provider-field.tsx';
import { SystemPromptField } from './system-prompt-field.tsx';
import { TextField, toFieldId } from './text-field.tsx';

const UnlockForm = onDemand(async () => (await import('../lock/unlock-form.tsx')).UnlockForm);
const BriefWords = onDemand(async () => (await import('../lock/brief-words.tsx')).BriefWords);

/** What the form is given. */
export interface ConnectionEditorProps {
  surface: Surface;
  open: OpenForm;
  /** Whether the browser has a model of its own; null until it has answered. */
  onDevice: OnDeviceAvailability | null;
}

/** The form of one connection. The browser's own model has nothing that could be typed but prompt and name. */
export function ConnectionEditor({ surface, open, onDevice }: ConnectionEditorProps) {
  const { t } = useStrings();
  const { form } = open;
  const save = useRef<HTMLButtonElement>(null);
  const fault = form.faults.value.baseUrl;
  const lock = surface.lock.value;
  const [isTried, setTried] = useState(false);
  const [isBrief, setBrief] = useState(false);
  const report = toReportNow(form.report.value, lock, isTried, toKeyKind(form.texts.keyKind.value));
  const isOnDevice = form.preset.value.id === 'on-device';
  const focus = (invalid: FieldName | undefined): void => {
    const field = invalid && document.getElementById(toFieldId(invalid));
    // What is folded away takes no focus.
    field?.closest('details')?.setAttribute('open', '');
    field?.focus();
  };
  /** The field for the passphrase goes, and the focus must not go with it. */
  const goOn = (outcome: LockOutcome): void => {
    setBrief(outcome === 'brief');
    setTried(false);
    open.goOn();
    save.current?.focus();
  };
  useEffect(() => {
    // Of the next time that it is unlocked it may not be true.
    if (lock !== 'unlocked') setBrief(false);
  }, [lock]);
  return (
    <form class="editor" noValidate onSubmit={(event) => event.preventDefault()}>
      <ProviderField form={form} onDevice={onDevice} />
      {!isOnDevice && (
        <>
          <TextField
            form={form}
            field="baseUrl"
            dir="ltr"
            maxLength={2048}
            label={t('options.baseUrl')}
            hint={t(form.isWhole.value ? 'options.wholeAddressHint' : 'options.baseUrlHint')}
            placeholder={form.preset.value.addressForm}
            error={fault && t(`options.fault.baseUrl.${fault}`)}
          >
            <div aria-live="polite">
              {form.hasSecretAddress.value && <p class="note">{t('options.secretAddress')}</p>}
            </div>
          </TextField>
          <OpenOriginField form={form} />
          <KeyField form={form} surface={surface} onForget={() => open.forgetKey()} />
          <ModelField open={open} onInvalid={focus} />
        </>
      )}
      <SystemPromptField form={form} />
      <TextField
        form={form}
        field="name"
        dir="auto"
        maxLength={200}
        label={t('options.name')}
        hint={t('options.nameHint')}
      />
      {!isOnDevice && <AdvancedFold open={open} />}
      <p class="hint test-hint" id="test-hint">
        {t('options.testHint')}
      </p>
      {!isOnDevice && <Agreement form={form} />}
      <div class="actions">
        {/* A submit button, so that Enter in a field clicks it, and a click, so that it counts as a gesture. */}
        <button
          ref={save}
          type="submit"
          class="button is-main"
          aria-describedby={isOnDevice ? undefined : agreementId}
          onClick={() => focus(open.save())}
        >
          {t('options.save')}
        </button>
        <AskingButton
          open={open}
          task="test"
          describedBy={isOnDevice ? 'test-hint' : `test-hint ${agreementId}`}
          onInvalid={focus}
        />
      </div>
      <FormReportLine report={report}>
        {form.deleted.value && report?.type !== 'deleted' && t('options.deletedElsewhere')}
        {/* The form that unlocked it is gone, and with it what it would have said. */}
        {isBrief && lock === 'unlocked' && <BriefWords />}
      </FormReportLine>
      {isLocked(report) && <UnlockForm surface={surface} onTry={setTried} onUnlocked={goOn} />}
    </form>
  );
}
