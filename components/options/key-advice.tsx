import { useStrings } from '../strings-context.tsx';

/** What providers advise against, and why it is another matter here. */
export function KeyAdvice() {
  const { t } = useStrings();
  return (
    <details class="detail key-advice">
      <summary>{t('options.keyAdvice')}</summary>
      <p>{t('options.keyAdviceText')}</p>
      <p>{t('options.keyAdviceShared')}</p>
    </details>
  );
}
