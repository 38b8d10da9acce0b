import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { ModelOptions, toModelChoices, toModelValue } from '../model-options.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/**
 * Asks the question of an answer once more, and whom. That is no choice for the questions that follow: these go where the
 * header says, and that is whoever gave the answer on screen, unless another one was picked there.
 */
export function OtherModel({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const id = useId();
  const [picked, setPicked] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const connections = surface.connections.value;
  const choices = connections.flatMap((connection) => toModelChoices(connection));
  const { message } = shown;
  const other = choices.find(
    ({ connectionId, model }) => connectionId !== message.connectionId || model !== message.model,
  );
  if (!other) return null;
  const chosen = choices.find((choice) => toModelValue(choice) === picked) ?? other;
  const isLive = surface.liveRunId.value !== null;
  return (
    <form
      class="other-model"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(isLive);
        surface.retry(shown.id, undefined, chosen);
      }}
    >
      <label for={id}>{t('branch.otherModel')}</label>
      <select
        id={id}
        value={toModelValue(chosen)}
        onChange={(event) => setPicked(event.currentTarget.value)}
      >
        <ModelOptions connections={connections} />
      </select>
      <button type="submit" class="button" aria-disabled={isLive}>
        {t('branch.ask')}
      </button>
      <output class="other-model-told">{tried && isLive && t('branch.live')}</output>
    </form>
  );
}
