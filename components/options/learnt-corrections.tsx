import type { ConnectionView } from '../../lib/core/connection.ts';
import { useStrings } from '../strings-context.tsx';

/** What is given to the list of what was learnt. */
export interface LearntCorrectionsProps {
  corrections: ConnectionView['corrections'];
  onForget: () => void;
}

/** What is asked differently since the endpoint refused it by name, and the way back. */
export function LearntCorrections({ corrections, onForget }: LearntCorrectionsProps) {
  const { t } = useStrings();
  return (
    <section class="learnt" aria-labelledby="learnt-title">
      <h3 id="learnt-title">{t('options.learnt')}</h3>
      <p class="hint">{t('options.learntHint')}</p>
      <ul>
        {Object.entries(corrections).map(([model, learnt]) =>
          learnt.map((correction) => (
            <li key={`${model} ${correction}`}>
              <bdi>{model}</bdi> {t(`options.correction.${correction}`)}
            </li>
          )),
        )}
      </ul>
      <button type="button" class="link-button" onClick={onForget}>
        {t('options.learntForget')}
        <span class="visually-hidden"> {t('options.learntForgetUnseen')}</span>
      </button>
    </section>
  );
}
