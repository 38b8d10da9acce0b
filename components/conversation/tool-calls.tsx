import { useComputed } from '@preact/signals';
import type { JSX } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** What the model wants called, which nothing here does: each name, and behind a click what it is to be called with. */
export function ToolCalls({ shown }: { shown: ShownAnswer }): JSX.Element {
  // Of all that comes, only a further call is a reason to render the list.
  const count = useComputed(() => {
    void shown.version.value;
    return shown.view().toolCalls.length;
  });
  return (
    <>
      {Array.from({ length: count.value }, (_, index) => (
        <ToolCall key={index} shown={shown} index={index} />
      ))}
    </>
  );
}

/** One call, whose arguments grow while they come. */
function ToolCall({ shown, index }: { shown: ShownAnswer; index: number }): JSX.Element {
  const { t } = useStrings();
  const name = useComputed(() => {
    void shown.version.value;
    return shown.view().toolCalls[index]?.name ?? '';
  });
  const args = useComputed(() => {
    void shown.version.value;
    return shown.view().toolCalls[index]?.arguments ?? '';
  });
  return (
    <details class="fold tool-call">
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t('answer.toolCall', { name: name.value })}
      </summary>
      <pre class="fold-body error-detail" dir="auto">
        {args}
      </pre>
    </details>
  );
}
