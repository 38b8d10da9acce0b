import { useStrings } from '../strings-context.tsx';

/** What leaves the browser, and what does not. */
export function Disclosure() {
  const { t } = useStrings();
  return (
    <ul class="disclosure-list">
      <li>{t('options.disclosureSent')}</li>
      <li>{t('options.disclosureKey')}</li>
      <li>{t('options.disclosureTelemetry')}</li>
    </ul>
  );
}
