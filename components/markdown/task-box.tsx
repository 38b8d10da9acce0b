import type { JSX } from 'preact';
import { useStrings } from '../strings-context.tsx';

/** The box of a task, which nobody ticks here; its name says what it shows, since the words beside it are no label. */
export function TaskBox({ done }: { done: boolean }): JSX.Element {
  const { t } = useStrings();
  return (
    <input
      type="checkbox"
      class="task-box"
      aria-label={t(done ? 'markdown.taskDone' : 'markdown.taskOpen')}
      checked={done}
      // What is copied by hand has attributes alone.
      defaultChecked={done}
      disabled
    />
  );
}
