import { isMenuPlace } from '../../../lib/core/prompt.ts';
import type { Prompt } from '../../../lib/core/prompt.ts';
import { useStrings } from '../../strings-context.tsx';

/** What a row of the list of prompts is given. */
export interface PromptRowProps {
  prompt: Prompt;
  isOpen: boolean;
  /** Whether its form holds what is not saved. */
  isUnsaved: boolean;
  isFirst: boolean;
  isLast: boolean;
  onEdit: () => void;
  onDelete: () => void;
  /** Moves it by so many places. */
  onMove: (by: number) => void;
}

/** One prompt. */
export function PromptRow(props: PromptRowProps) {
  const { prompt, isOpen, isUnsaved, isFirst, isLast } = props;
  const { t } = useStrings();
  /** Names the prompt to those who hear the button alone. */
  const unseen = <span class="visually-hidden"> {prompt.name}</span>;
  return (
    <li class="prompt-row" aria-current={isOpen ? 'true' : undefined}>
      <p class="prompt-row-name">
        <bdi>{prompt.name}</bdi>
        {isUnsaved && <span class="badge">{t('prompts.unsaved')}</span>}
      </p>
      <p class="prompt-row-facts">
        {prompt.places.includes('slash') && (
          <span>
            <bdi>/{prompt.slash}</bdi>
          </span>
        )}
        {prompt.places.filter(isMenuPlace).map((place) => (
          <span key={place}>{t(`prompts.place.${place}`)}</span>
        ))}
      </p>
      <div class="prompt-row-actions">
        <button type="button" class="link-button" onClick={props.onEdit}>
          {t('prompts.edit')}
          {unseen}
        </button>
        <button
          type="button"
          class="link-button"
          aria-disabled={isFirst}
          onClick={() => !isFirst && props.onMove(-1)}
        >
          {t('prompts.moveUp')}
          {unseen}
        </button>
        <button
          type="button"
          class="link-button"
          aria-disabled={isLast}
          onClick={() => !isLast && props.onMove(1)}
        >
          {t('prompts.moveDown')}
          {unseen}
        </button>
        <button type="button" class="link-button" onClick={props.onDelete}>
          {t('prompts.delete')}
          {unseen}
        </button>
      </div>
    </li>
  );
}
