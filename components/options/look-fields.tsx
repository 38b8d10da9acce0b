import { contrasts, textSizes, themes } from '../../lib/core/appearance.ts';
import type { Appearance } from '../../lib/core/appearance.ts';
import { useStrings } from '../strings-context.tsx';
import { ChoiceField } from './choice-field.tsx';

/** What the fields are given. */
export interface LookFieldsProps {
  settings: Appearance;
  onChange: (part: Partial<Appearance>) => void;
}

/** How all surfaces look. This page is one of them, and shows at once what was chosen. */
export function LookFields({ settings, onChange }: LookFieldsProps) {
  const { t, number } = useStrings();
  return (
    <>
      <ChoiceField
        id="theme"
        label={t('options.theme')}
        value={settings.theme}
        choices={themes}
        toLabel={(theme) => t(`options.theme.${theme}`)}
        onChange={(theme) => onChange({ theme })}
      />
      <ChoiceField
        id="contrast"
        label={t('options.contrast')}
        value={settings.contrast}
        choices={contrasts}
        toLabel={(contrast) => t(`options.contrast.${contrast}`)}
        onChange={(contrast) => onChange({ contrast })}
      />
      <ChoiceField
        id="text-size"
        label={t('options.textSize')}
        value={settings.textSize}
        choices={textSizes}
        toLabel={(size) => number(size / 100, { style: 'percent' })}
        onChange={(textSize) => onChange({ textSize })}
      />
    </>
  );
}
