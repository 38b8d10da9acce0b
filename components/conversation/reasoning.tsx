import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import { toDurationWords } from '../../lib/surface/format.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { toTrace } from '../../lib/surface/trace.ts';
import { readClock } from '../clock.ts';
import { Icon } from '../icon.tsx';
import { MarkdownText } from '../markdown/markdown-text.tsx';
import { useStrings } from '../strings-context.tsx';
import { useView } from '../use-view.ts';

const toReasoning = (view: RunView): TextBuffer => view.reasoning;
const hasReasoning = (view: RunView): boolean => view.reasoning.length > 0;
const isThinking = (view: RunView): boolean =>
  !isEnded(view.state) &&
  (view.reasoningSinceMs !== undefined || view.text.length + view.toolCalls.length === 0);
/** Less is no time that anybody thought: the text came in one piece. */
const leastMs = 100;
/** -1 where nobody knows. */
const toThoughtMs = (view: RunView): number => view.reasoningMs ?? -1;

/** What the model thought, folded away. It is written into the page only while it is open. */
export function Reasoning({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const strings = useStrings();
  const [open, setOpen] = useState(false);
  const present = useView(shown, hasReasoning);
  const thinking = useView(shown, isThinking);
  const thoughtMs = useView(shown, toThoughtMs);
  if (!present) return null;
  const duration = thoughtMs < leastMs ? undefined : toDurationWords(thoughtMs, strings);
  return (
    <details class="fold reasoning" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {thinking ? (
          <Thinking shown={shown} traced={!open} />
        ) : duration === undefined ? (
          strings.t('answer.reasoning')
        ) : (
          strings.t('answer.thought', { duration })
        )}
      </summary>
      {open && <MarkdownText class="fold-body" shown={shown} pick={toReasoning} />}
    </details>
  );
}

/** That the model thinks, for how long by now, and what about. Rendered every second, never per token. */
function Thinking({ shown, traced }: { shown: ShownAnswer; traced: boolean }): JSX.Element {
  const strings = useStrings();
  const nowMs = readClock();
  const { reasoning, reasoningSinceMs, reasoningMs = 0 } = shown.view();
  const elapsedMs = reasoningMs + Math.max(0, nowMs - (reasoningSinceMs ?? nowMs));
  // Tenths would be wrong before they are read.
  const wholeMs = Math.floor(elapsedMs / 1000) * 1000;
  return (
    <>
      <span class="pulse" />
      <span class="thinking-words">{strings.t('answer.thinking')}</span>
      <span class="thinking-time" aria-hidden="true">
        {toDurationWords(wholeMs, strings)}
      </span>
      {traced && (
        <bdi class="thinking-trace" aria-hidden="true">
          {toTrace(reasoning)}
        </bdi>
      )}
    </>
  );
}
