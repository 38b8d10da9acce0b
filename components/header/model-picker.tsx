import type { JSX } from 'preact';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { toKey } from '../../lib/surface/key-map.ts';
import { Icon } from '../icon.tsx';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useOpening } from '../use-opening.ts';

const Palette = onDemand(async () => (await import('../palette/palette.tsx')).Palette, {
  takesKeys: true,
});

/** Says whom the next question goes to, and opens what picks somebody else. Absent while there is nobody. */
export function ModelPicker(): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const { opening, open, close } = useOpening();
  const choice = surface.choice.value;
  if (!choice) return null;
  const second = surface.second.value;
  const name = removeHidden(choice.model) || choice.connection.name;
  const persona = surface.persona.value;
  return (
    <>
      <button
        type="button"
        class="model-picker"
        aria-haspopup="dialog"
        aria-expanded={opening !== null}
        aria-keyshortcuts={toKey('models', 'anywhere')}
        data-command="models"
        onClick={open}
      >
        <span class="visually-hidden">{t('panel.model')} </span>
        {/* Two are paid for: that is to be seen where their names have no room. */}
        {second && <Icon name="columns-2" />}
        <bdi class="one-line">{second ? `${name} + ${removeHidden(second.model)}` : name}</bdi>
        <Icon name="chevron-down" />
      </button>
      {persona && <bdi class="one-line header-persona">{removeHidden(persona.name)}</bdi>}
      {surface.choiceGone.value && <span class="choice-gone">{t('panel.choiceGone')}</span>}
      {opening !== null && <Palette scope="models" key={opening} onClose={() => close(opening)} />}
    </>
  );
}
