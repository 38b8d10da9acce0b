import type { JSX } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';

/** What the model wants called, which nothing here does: each name, and behind a click what it is to be called with. */
export function ToolCalls({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { t } = useStrings();
  return (
    <>
      {shown.view().toolCalls.map((call, index) => (
        <details key={index} class="fold tool-call">
          <summary>
            <Icon name="chevron-right" class="fold-mark" />
            {t('answer.toolCall', { name: call.name })}
          </summary>
          <pre class="fold-body error-detail" dir="auto">
            {call.arguments}
          </pre>
        </details>
      ))}
    </>
  );
}
