import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';
import { Rows } from './rows.tsx';

/** Looks for what was typed in the settings, on their own page: it knows what there is, and nothing of it is loaded here. */
export function SettingsRow(props: { typed: string; onPick: () => void }): JSX.Element {
  const { t } = useStrings();
  const { typed } = props;
  return (
    <Rows name={t('palette.settings')}>
      <li class="sheet-item">
        <a
          class="sheet-row action-row"
          href={`/options.html#find=${encodeURIComponent(typed)}`}
          target="_blank"
          rel="noreferrer"
          onClick={props.onPick}
        >
          <span class="one-line sheet-row-title" dir="auto">
            {t('palette.findSetting', { typed })}
          </span>
        </a>
      </li>
    </Rows>
  );
}
