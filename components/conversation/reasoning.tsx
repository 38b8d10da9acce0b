import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useView } from '../use-view.ts';
import { StreamedText } from './streamed-text.tsx';

const toReasoning = (view: RunView): TextBuffer => view.reasoning;
const hasReasoning = (view: RunView): boolean => view.reasoning.length > 0;
const isAnswering = (view: RunView): boolean => view.text.length > 0 || isEnded(view.state);

/** What the model thought, folded away. It is written into the page only while it is open. */
export function Reasoning({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const { t } = useStrings();
  const [open, setOpen] = useState(false);
  const present = useView(shown, hasReasoning);
  const answering = useView(shown, isAnswering);
  if (!present) return null;
  return (
    <details class="fold reasoning" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {t(answering ? 'answer.reasoning' : 'answer.thinking')}
        {!answering && <span class="pulse" />}
      </summary>
      {open && <StreamedText class="fold-body" shown={shown} pick={toReasoning} />}
    </details>
  );
}
