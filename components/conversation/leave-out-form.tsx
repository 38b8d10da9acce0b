import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { toQuestionText } from '../../lib/core/content.ts';
import type { MessageId } from '../../lib/core/ids.ts';
import { toFirstWords } from '../../lib/surface/format.ts';
import type { Shown, ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Chooses which earlier messages a conversation that is too long is sent without. */
export function LeaveOutForm(props: {
  shown: ShownAnswer;
  earlier: readonly Shown[];
}): JSX.Element {
  const { shown, earlier } = props;
  const { surface } = useSurface();
  const { t } = useStrings();
  const [chosen, setChosen] = useState(() => toFirstChoice(shown, earlier));
  const toggle = (id: MessageId): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const ids = earlier.map(({ id }) => id).filter((id) => chosen.has(id));
  return (
    <fieldset class="leave-out">
      <legend>{t('errors.leaveOut')}</legend>
      <ul>
        {earlier.map((row) => (
          <li key={row.id}>
            <label>
              <input type="checkbox" checked={chosen.has(row.id)} onChange={() => toggle(row.id)} />
              <span class="leave-out-role">
                {t(row.role === 'user' ? 'errors.messageQuestion' : 'errors.messageAnswer')}
              </span>
              <span class="one-line" dir="auto">
                {toFirstWords(toText(row), 60)}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <button
        type="button"
        class="button"
        disabled={ids.length === 0}
        onClick={() => surface.retry(shown.id, ids)}
      >
        {t('errors.askWithout')}
      </button>
    </fieldset>
  );
}

/**
 * What was left out already, and the older half of the rest, in whole exchanges: an answer whose question is gone confuses
 * a model, and some servers refuse it.
 */
function toFirstChoice(shown: ShownAnswer, earlier: readonly Shown[]): ReadonlySet<MessageId> {
  const before = new Set(shown.message.omitted);
  const rest = earlier.filter(({ id }) => !before.has(id));
  let count = Math.ceil(rest.length / 2);
  while (rest[count]?.role === 'assistant') count += 1;
  for (const { id } of rest.slice(0, count)) before.add(id);
  return before;
}

function toText(row: Shown): string {
  return row.role === 'user' ? toQuestionText(row.message.content) : row.view().text.toString();
}
