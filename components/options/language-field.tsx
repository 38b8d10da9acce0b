import { languages } from '../../lib/strings/locale.ts';
import { useStrings } from '../strings-context.tsx';

/** What the language select is given. */
export interface LanguageFieldProps {
  language: string;
  onChange: (language: string) => void;
}

/** The language of Sidestream itself; answers come in the language of the question. */
export function LanguageField({ language, onChange }: LanguageFieldProps) {
  const { t } = useStrings();
  const listed = language === 'auto' || languages.some(({ locale }) => locale === language);
  return (
    <div class="field">
      <label for="language">{t('options.language')}</label>
      <select
        id="language"
        value={language}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="auto">{t('options.languageAuto')}</option>
        {languages.map(({ locale, name }) => (
          <option key={locale} value={locale} lang={locale}>
            {name}
          </option>
        ))}
        {/* A locale for testing is kept when it was set, and offered to nobody. */}
        {!listed && <option value={language}>{language}</option>}
      </select>
    </div>
  );
}
