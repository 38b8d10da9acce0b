import type { JSX } from 'preact';
import { isSamePick } from '../../lib/surface/model-rows.ts';
import type { ModelRow } from '../../lib/surface/model-rows.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** A model of the picker: what picks it, what asks it beside the one that is picked, and what marks it as a favourite. */
export function ModelItem(props: {
  row: ModelRow;
  onPick: () => void;
  /** Absent where there is no room for more than the pick. */
  isPicker: boolean;
}): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const { row } = props;
  const { pick, name } = row;
  const choice = surface.choice.value;
  const isChosen =
    choice !== null &&
    isSamePick(pick, { connectionId: choice.connection.id, model: choice.model });
  const isSecond = isSamePick(surface.second.value, pick);
  const marks = row.abilities.map((ability) => t(`palette.${ability}`));
  const toggleFavourite = (): void => {
    const { favouriteModels } = surface.settings.peek();
    const others = favouriteModels.filter((other) => !isSamePick(other, pick));
    void surface.saveSettings({ favouriteModels: row.isFavourite ? others : [...others, pick] });
  };
  return (
    <li class="sheet-item model-item">
      <button
        type="button"
        class="sheet-row"
        aria-current={isChosen ? 'true' : undefined}
        onClick={props.onPick}
      >
        <span class="model-name">
          <bdi>{name}</bdi>
        </span>
        <span class="sheet-row-note model-note">
          <bdi class="one-line">{row.connectionName}</bdi>
          {marks.map((mark) => (
            <span
              key={mark}
              class={row.isTold ? 'model-mark' : 'model-mark is-probable'}
              title={row.isTold ? undefined : t('palette.byName')}
            >
              {mark}
              {!row.isTold && <span class="visually-hidden"> {t('palette.probably')}</span>}
            </span>
          ))}
        </span>
      </button>
      {props.isPicker && (
        <span class="model-buttons">
          {!isChosen && (
            <IconButton
              icon="columns-2"
              label={t('palette.second', { model: name })}
              pressed={isSecond}
              onClick={() => surface.chooseSecond(isSecond ? null : pick)}
            />
          )}
          <IconButton
            icon="star"
            label={t('palette.favourite', { model: name })}
            pressed={row.isFavourite}
            onClick={toggleFavourite}
          />
        </span>
      )}
    </li>
  );
}
