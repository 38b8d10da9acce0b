import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useReducer, useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import { createBlockFeed } from '../../lib/surface/block-feed.ts';
import { createPace } from '../../lib/surface/pace.ts';
import { createStretches } from '../../lib/surface/stretches.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useSurface } from '../surface-context.tsx';
import { Stretches } from './stretch-view.tsx';

/**
 * A growing text of a run, as the document that it is. While the run is live it is read at the pace of frames; its end is
 * read at once, so that an answer which says that it has ended has all of its text. What is too much for one frame comes
 * in several, and the text says that it is busy.
 */
export function MarkdownText(props: {
  shown: ShownAnswer;
  pick: (view: RunView) => TextBuffer;
}): JSX.Element {
  const { shown, pick } = props;
  const { frames } = useSurface();
  const [feed] = useState(createBlockFeed);
  const [pace] = useState(createPace);
  const [divide] = useState(createStretches);
  const [busy, setBusy] = useState(false);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  useLayoutEffect(() => {
    const unwatchBlocks = feed.onChange(undefined, () => redraw(undefined));
    let isFast = false;
    let isWaiting = false;
    const write = (): void => {
      const ended = isEnded(shown.state.peek());
      const view = shown.view();
      const epoch = shown.epoch.peek() + view.textEpoch;
      isFast = pace.note(pick(view).length);
      const limit = pace.slice(isWaiting);
      isWaiting = feed.write(pick(view), epoch, ended, limit);
      setBusy(isWaiting);
      if (isWaiting) frames.request(write);
    };
    write();
    const unwatch = effect(() => {
      void shown.version.value;
      void shown.epoch.value;
      if (isEnded(shown.state.value)) write();
      else frames.request(write, isFast);
    });
    return () => {
      unwatch();
      unwatchBlocks();
      frames.cancel(write);
    };
  }, [feed, pace, shown, pick, frames]);

  return (
    <div class="answer-text markdown" data-answer="" aria-busy={busy || undefined}>
      <Stretches stretches={divide(feed.blocks())} blocks={feed.blocks()} feed={feed} />
    </div>
  );
}
