import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** What providers advise against, and why it is another matter here. */
export function KeyAdvice() {
  const { t } = useStrings();
  return (
    <details class="fold detail key-advice">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('options.keyAdvice')}
      </summary>
      <p>{t('options.keyAdviceText')}</p>
      <p>{t('options.keyAdviceShared')}</p>
    </details>
  );
}
