import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { RunView } from '../../lib/core/run-view.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { toCallTitle, toEndWords } from '../../lib/surface/calls/call-words.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useView } from '../use-view.ts';
import { CallArguments } from './call-arguments.tsx';
import { readCall } from './read-call.ts';
import type { CallProps } from './read-call.ts';
import { CallResultText } from './call-result-text.tsx';

/** A call that runs, or of which no more comes: one line, and behind it what it was called with and what came back. */
export function FoldedCall(props: CallProps & { isRunning: boolean }): JSX.Element {
  const { isRunning } = props;
  const strings = useStrings();
  const [open, setOpen] = useState(false);
  const call = readCall(props);
  return (
    <div class="call" data-call={call.state}>
      <details class="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <Icon name="chevron-right" class="fold-mark" />
          {isRunning && <span class="pulse" />}
          <span class="call-line">
            {isRunning ? toCallTitle(call, strings) : toEndWords(call, strings)}
          </span>
        </summary>
        {open && (
          <>
            <p class="call-label">
              {strings.t('calls.calledAs')} <code dir="ltr">{removeHidden(call.name)}</code>
            </p>
            <CallArguments text={call.arguments} whole />
            {call.result && <CallResultText result={call.result} />}
          </>
        )}
      </details>
      {isRunning && <Running {...props} />}
    </div>
  );
}

/** How far it is, where it says so, and the end of it, which is that of the answer. */
function Running({ shown, index }: CallProps): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const id = useId();
  const [facts] = useState(() => ({
    done: (view: RunView): number => view.toolCalls[index]?.progress?.progress ?? -1,
    total: (view: RunView): number => view.toolCalls[index]?.progress?.total ?? 0,
    words: (view: RunView): string => view.toolCalls[index]?.progress?.words ?? '',
  }));
  const done = useView(shown, facts.done);
  const total = useView(shown, facts.total);
  const words = removeHidden(useView(shown, facts.words));
  return (
    <div class="call-running">
      {done >= 0 && total > 0 && (
        <progress aria-label={t('calls.progress')} aria-describedby={id} value={done} max={total} />
      )}
      <span id={id} class="call-progress-words" dir="auto">
        {words}
      </span>
      <button type="button" class="button" onClick={() => surface.stop(shown.id)}>
        {t('calls.stop')}
      </button>
    </div>
  );
}
