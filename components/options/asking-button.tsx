import type { AskingTask } from '../../lib/surface/connection-report.ts';
import { toAskingTask } from '../../lib/surface/connection-report.ts';
import type { FieldName } from '../../lib/surface/connection-fields.ts';
import type { OpenForm } from '../../lib/surface/connection-desk.ts';
import { useStrings } from '../strings-context.tsx';

/** What the button is given. */
export interface AskingButtonProps {
  open: OpenForm;
  task: AskingTask;
  /** Id of what is to be known before the server is asked. */
  describedBy?: string;
  /** Called with the field that is to get the focus, if any. */
  onInvalid: (field: FieldName | undefined) => void;
}

const words = {
  test: { start: 'options.test', cancel: 'options.cancelTest' },
  list: { start: 'options.listModels', cancel: 'options.cancelList' },
} as const;

/** Asks the server, and while it does, cancels that: one button, so that the focus stays where it is. */
export function AskingButton({ open, task, describedBy, onInvalid }: AskingButtonProps) {
  const { t } = useStrings();
  const isAsking = toAskingTask(open.form.report.value) === task;
  const click = (event: MouseEvent): void => {
    // The second half of a double click was not meant for what the button has become.
    if (isAsking && event.detail > 1) return;
    if (isAsking) open.cancel();
    else onInvalid(task === 'test' ? open.test() : open.listModels());
  };
  return (
    <button
      type="button"
      class="button"
      aria-describedby={isAsking ? undefined : describedBy}
      onClick={click}
    >
      {t(words[task][isAsking ? 'cancel' : 'start'])}
    </button>
  );
}
