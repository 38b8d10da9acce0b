import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Chooses as whom the model answers in this conversation. */
export function PersonaField(): JSX.Element {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const id = useId();
  const { personas } = surface.settings.value;
  return (
    <div class="persona-field">
      {personas.length > 0 && (
        <>
          <label for={id}>{t('palette.persona')}</label>
          <select
            id={id}
            class="row-field"
            value={surface.persona.value?.id ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              surface.choosePersona(personas.find((persona) => persona.id === chosen) ?? null);
            }}
          >
            <option value="">{t('palette.noPersona')}</option>
            {personas.map((persona) => (
              <option key={persona.id} value={persona.id}>
                {persona.name}
              </option>
            ))}
          </select>
        </>
      )}
      <button type="button" class="link-button" onClick={() => gestures.openOptions()}>
        {t('palette.editPersonas')}
      </button>
    </div>
  );
}
