import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import { toIndented } from '../../lib/surface/indented-json.ts';
import { createLineWriter } from '../../lib/surface/line-writer.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useView } from '../use-view.ts';

const countCalls = (view: RunView): number => view.toolCalls.length;
const hasEnded = (view: RunView): boolean => isEnded(view.state);

/** What the model wants called, which nothing here does: a card for each call, with what it is to be called with. */
export function ToolCalls({ shown }: { shown: ShownAnswer }): JSX.Element {
  // Of all that comes, only a further call is a reason to render the list.
  const count = useView(shown, countCalls);
  return (
    <>
      {Array.from({ length: count }, (_, index) => (
        <ToolCall key={index} shown={shown} index={index} />
      ))}
    </>
  );
}

/** One call, whose arguments grow while they come. */
function ToolCall({ shown, index }: { shown: ShownAnswer; index: number }): JSX.Element {
  const { t } = useStrings();
  const [pick] = useState(() => ({
    name: (view: RunView): string => view.toolCalls[index]?.name ?? '',
    length: (view: RunView): number => view.toolCalls[index]?.arguments.length ?? 0,
  }));
  const name = removeHidden(useView(shown, pick.name));
  const length = useView(shown, pick.length);
  const ended = useView(shown, hasEnded);
  return (
    <details class="fold tool-call" open>
      <summary>
        <Icon name="chevron-right" class="fold-mark" />
        {name === '' ? t('answer.toolCallUnnamed') : t('answer.toolCall', { name })}
      </summary>
      <Arguments
        key={String(ended)}
        text={shown.view().toolCalls[index]?.arguments ?? ''}
        length={length}
        whole={ended}
      />
    </details>
  );
}

/** The arguments as they come; indented once they are whole. */
function Arguments(props: { text: string; length: number; whole: boolean }): JSX.Element {
  const target = useRef<HTMLElement>(null);
  const [writer] = useState(createLineWriter);
  const text = props.whole ? toIndented(props.text) : props.text;
  useLayoutEffect(() => {
    if (!target.current) return;
    writer.write({ length: text.length, since: (offset) => text.slice(offset) }, target.current);
  });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
    <pre class="fold-body error-detail" dir="ltr" tabIndex={0}>
      <code ref={target} />
    </pre>
  );
}
