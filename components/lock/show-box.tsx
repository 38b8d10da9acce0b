import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';

/** Makes what is typed readable: who types a long passphrase unseen mistypes it. */
export function ShowBox(props: {
  isShown: boolean;
  onChange: (isShown: boolean) => void;
}): JSX.Element {
  const { t } = useStrings();
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={props.isShown}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {t('lock.show')}
    </label>
  );
}
