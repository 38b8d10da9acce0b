import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import { createAnswerWriter } from '../../lib/surface/answer-writer.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useSurface } from '../surface-context.tsx';

/**
 * A growing text of a run. While the run is live the text is written at the pace of frames; its end is written at once,
 * so that an answer which says that it has ended has all of its text.
 */
export function StreamedText(props: {
  shown: ShownAnswer;
  pick: (view: RunView) => TextBuffer;
  class?: string;
  isAnswer?: boolean;
}): JSX.Element {
  const { shown, pick } = props;
  const { frames } = useSurface();
  const target = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = target.current;
    if (!element) return undefined;
    const writer = createAnswerWriter(element);
    const write = (): void => {
      const ended = isEnded(shown.state.peek());
      const view = shown.view();
      const epoch = shown.epoch.peek() + view.textEpoch;
      if (writer.write(pick(view), epoch, ended)) frames.request(write);
    };
    write();
    const unwatch = effect(() => {
      void shown.version.value;
      void shown.epoch.value;
      if (isEnded(shown.state.value)) write();
      else frames.request(write);
    });
    return () => {
      unwatch();
      frames.cancel(write);
      element.replaceChildren();
    };
  }, [shown, pick, frames]);

  return (
    <div
      ref={target}
      class={`streamed ${props.class ?? ''}`}
      data-answer={props.isAnswer ? '' : undefined}
    />
  );
}
