import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';

/** Asks for the password of a PDF; `name` says of which, where there may be several. */
export function PdfPassword(props: {
  name?: string;
  onOpen: (password: string) => void;
}): JSX.Element {
  const { t } = useStrings();
  const id = useId();
  const [password, setPassword] = useState('');
  return (
    <span class="pdf-password">
      <label for={id}>
        {t('context.password')}
        {props.name !== undefined && <span class="visually-hidden"> {props.name}</span>}
      </label>
      <input
        id={id}
        type="password"
        autocomplete="off"
        value={password}
        onInput={(event) => setPassword(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          // It is in the composer's form, which has nothing to send yet.
          event.preventDefault();
          props.onOpen(password);
        }}
      />
      <button type="button" class="button" onClick={() => props.onOpen(password)}>
        {t('context.unlock')}
      </button>
    </span>
  );
}
