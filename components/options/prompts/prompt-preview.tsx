import { toPieces } from '../../../lib/prompts/variables.ts';
import type { PromptPiece } from '../../../lib/prompts/variables.ts';
import { useStrings } from '../../strings-context.tsx';

/** The question as it will be asked: what is the user's own, what is asked for, and what comes from elsewhere. */
export function PromptPreview({ text }: { text: string }) {
  const { t } = useStrings();
  if (text.trim() === '') return null;
  const toPart = (piece: PromptPiece, at: number) => {
    switch (piece.type) {
      case 'text':
        return piece.text;
      case 'unknown':
        return <s key={at}>{piece.written}</s>;
      case 'input':
        return (
          <mark key={at} title={t('prompts.previewInput')}>
            {piece.label}
          </mark>
        );
      case 'variable':
        return (
          <mark key={at} class="is-data">
            {t(`prompts.field.${piece.name}`)} ({t('prompts.previewData')})
          </mark>
        );
    }
  };
  return (
    <section class="prompt-preview" aria-label={t('prompts.preview')}>
      <h4>{t('prompts.preview')}</h4>
      <p dir="auto">{toPieces(text.trim()).map(toPart)}</p>
    </section>
  );
}
