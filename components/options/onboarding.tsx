import { useStrings } from '../strings-context.tsx';
import { Disclosure } from './disclosure.tsx';

/** What a first visitor reads: how to begin, and what is sent where. */
export function Onboarding() {
  const { t } = useStrings();
  return (
    <section class="onboarding">
      <ol class="steps">
        <li>{t('options.stepProvider')}</li>
        <li>{t('options.stepKey')}</li>
        <li>{t('options.stepTest')}</li>
      </ol>
      <div class="disclosure">
        <h2>{t('options.disclosureTitle')}</h2>
        <Disclosure />
      </div>
    </section>
  );
}
