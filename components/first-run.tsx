import type { JSX } from 'preact';
import { KeylessStarts } from './keyless-starts.tsx';
import { useStrings } from './strings-context.tsx';
import { useSurface } from './surface-context.tsx';

/** What a person sees before there is a connection. */
export function FirstRun(): JSX.Element {
  const { gestures } = useSurface();
  const { t } = useStrings();
  return (
    <section class="blank first-run">
      <h2>{t('panel.firstRunTitle')}</h2>
      <p>{t('panel.firstRunText')}</p>
      <button type="button" class="button is-main" onClick={() => gestures.openOptions()}>
        {t('common.setUpConnection')}
      </button>
      <KeylessStarts />
      <h3>{t('panel.disclosureTitle')}</h3>
      <ul>
        <li>{t('panel.disclosureSent')}</li>
        <li>{t('panel.disclosureKept')}</li>
        <li>{t('panel.disclosureNothing')}</li>
      </ul>
    </section>
  );
}
