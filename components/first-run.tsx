import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { defaultSystemPrompt } from '../lib/prompts/default-system-prompt.ts';
import { createKeylessStarts } from '../lib/surface/keyless-starts.ts';
import { KeylessStarts } from './keyless-starts.tsx';
import { useStrings } from './strings-context.tsx';
import { useSurface } from './surface-context.tsx';

/** What a person sees before there is a connection. */
export function FirstRun(): JSX.Element {
  const { surface, gestures } = useSurface();
  const [starts] = useState(() => createKeylessStarts(surface, gestures, defaultSystemPrompt));
  const { t } = useStrings();
  return (
    <section class="blank first-run">
      <h2>{t('panel.firstRunTitle')}</h2>
      <p>{t('panel.firstRunText')}</p>
      <button type="button" class="button is-main" onClick={() => gestures.openOptions()}>
        {t('common.setUpConnection')}
      </button>
      <KeylessStarts starts={starts} level={3} />
      <h3>{t('panel.disclosureTitle')}</h3>
      <ul>
        <li>{t('panel.disclosureSent')}</li>
        <li>{t('panel.disclosureKept')}</li>
        <li>{t('panel.disclosureNothing')}</li>
      </ul>
    </section>
  );
}
