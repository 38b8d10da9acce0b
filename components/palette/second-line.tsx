import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Says what is out of the ordinary of whom the next question goes to: two at once, or somebody else than was chosen. */
export function SecondLine(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const second = surface.second.value;
  const choice = surface.choice.value;
  if (!second && !(surface.choiceGone.value && choice)) return null;
  return (
    <div class="second-line">
      {surface.choiceGone.value && choice && (
        <p>
          {t('palette.gone', {
            model: removeHidden(choice.model) || choice.connection.name,
          })}
        </p>
      )}
      {second && (
        <>
          <p>{t('palette.secondNow', { model: removeHidden(second.model) })}</p>
          <button type="button" class="button" onClick={() => surface.chooseSecond(null)}>
            {t('palette.secondOff')}
          </button>
        </>
      )}
    </div>
  );
}
