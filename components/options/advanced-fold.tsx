import { useEffect, useRef } from 'preact/hooks';
import { hasTuningFault } from '../../lib/surface/connection-checks.ts';
import type { OpenForm } from '../../lib/surface/connection-desk.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { DeliveryFields } from './delivery-fields.tsx';
import { DialectField } from './dialect-field.tsx';
import { HeaderFields } from './header-fields.tsx';
import { LearntCorrections } from './learnt-corrections.tsx';
import { ParameterFields } from './parameter-fields.tsx';

/** What an expert may set for a connection. Folded away until it is asked for, or one of its fields has a fault. */
export function AdvancedFold({ open }: { open: OpenForm }) {
  const { t } = useStrings();
  const { form } = open;
  const fold = useRef<HTMLDetailsElement>(null);
  const summary = useRef<HTMLElement>(null);
  const isFaulty = hasTuningFault(form.faults.value);
  // The browser's own `open`, and no property of ours: a fault that was mended must not fold the field away again.
  useEffect(() => {
    if (isFaulty) fold.current?.setAttribute('open', '');
  }, [isFaulty]);
  const corrections = form.saved.value?.corrections ?? {};
  const hasLearnt = Object.keys(corrections).length > 0;
  const forget = (): void => {
    open.forgetCorrections();
    // The button goes away, and the focus must not go with it.
    summary.current?.focus();
  };
  return (
    <details class="advanced" ref={fold}>
      <summary ref={summary}>
        <Icon name="chevron-right" class="fold-mark" />
        {t('options.advanced')}
        {(hasLearnt || form.isTuned.value) && (
          <span class="badge">{t('options.advancedInUse')}</span>
        )}
      </summary>
      <div class="advanced-body">
        <p class="hint">{t('options.advancedHint')}</p>
        {hasLearnt && <LearntCorrections corrections={corrections} onForget={forget} />}
        <DialectField form={form} />
        <HeaderFields form={form} />
        <ParameterFields form={form} />
        <DeliveryFields form={form} />
      </div>
    </details>
  );
}
