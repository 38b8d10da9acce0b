import type { JSX } from 'preact';
import { toFirstWords } from '../../lib/surface/format.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';

/** The page's selection, which goes along with the question until it is removed. */
export function SelectionChip(props: { text: string; onRemove: () => void }): JSX.Element | null {
  const { t } = useStrings();
  const { text } = props;
  if (text === '') return null;
  return (
    <div class="chip">
      <span class="one-line">{t('popup.selectionChip', { words: toFirstWords(text, 40) })}</span>
      <span class="chip-size">({t('answer.selectionSize', { count: text.length })})</span>
      <IconButton icon="x" label={t('popup.removeSelection')} onClick={props.onRemove} />
    </div>
  );
}
