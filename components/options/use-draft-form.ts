import type { RefObject, TargetedSubmitEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** What the forms share in which a prompt, a tool or a server is written. */
export interface DraftForm {
  form: RefObject<HTMLFormElement | null>;
  /** Whether somebody has tried to save: from then on also what is missing is told. */
  tried: boolean;
  /** Saves what is whole; else leads to the first field that is not. */
  onSubmit: (event: TargetedSubmitEvent<HTMLFormElement>) => void;
}

/** Brings a form into view with the focus in its first field, and leads back to what is wrong when it is to be saved. */
export function useDraftForm(isFaulty: boolean, onSave: () => void): DraftForm {
  const form = useRef<HTMLFormElement>(null);
  const [tried, setTried] = useState(false);
  useLayoutEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  const onSubmit: DraftForm['onSubmit'] = (event) => {
    event.preventDefault();
    setTried(true);
    if (!isFaulty) return onSave();
    const { currentTarget } = event;
    // Once the fields say what is wrong with them.
    requestAnimationFrame(() => {
      const field = currentTarget.querySelector<HTMLElement>('[aria-invalid]');
      field?.closest('details')?.setAttribute('open', '');
      field?.focus();
    });
  };
  return { form, tried, onSubmit };
}
