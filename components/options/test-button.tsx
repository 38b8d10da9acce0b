import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { OpenForm } from '../../lib/surface/connection-desk.ts';
import { useStrings } from '../strings-context.tsx';

/** What the button is given. */
export interface TestButtonProps {
  open: OpenForm;
  /** Called with the field that is to get the focus, if any. */
  onInvalid: (field: FieldName | undefined) => void;
}

/** Tests the connection, and while it does, cancels the test: one button, so that the focus stays where it is. */
export function TestButton({ open, onInvalid }: TestButtonProps) {
  const { t } = useStrings();
  const testing = open.form.report.value?.type === 'testing';
  const click = (event: MouseEvent): void => {
    // The second half of a double click was not meant for what the button has become.
    if (testing && event.detail > 1) return;
    if (testing) open.cancelTest();
    else onInvalid(open.test());
  };
  return (
    <button
      type="button"
      class="button"
      aria-describedby={testing ? undefined : 'test-hint'}
      onClick={click}
    >
      {t(testing ? 'options.cancelTest' : 'options.test')}
    </button>
  );
}
