import type { KeylessStarts as Starts } from '../../lib/surface/keyless-starts.ts';
import { KeylessStarts } from '../keyless-starts.tsx';
import { useStrings } from '../strings-context.tsx';
import { Disclosure } from './disclosure.tsx';

/** What a first visitor reads: how to begin, and what is sent where. */
export function Onboarding({ starts }: { starts: Starts }) {
  const { t } = useStrings();
  return (
    <section class="onboarding">
      <ol class="steps">
        <li>{t('options.stepProvider')}</li>
        <li>{t('options.stepKey')}</li>
        <li>{t('options.stepTest')}</li>
      </ol>
      <KeylessStarts starts={starts} level={2} />
      <div class="disclosure">
        <h2>{t('options.disclosureTitle')}</h2>
        <Disclosure />
      </div>
    </section>
  );
}
