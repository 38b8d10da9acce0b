import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useId, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { GrowingText } from '../../lib/core/text-buffer.ts';
import { createBlockFeed } from '../../lib/surface/block-feed.ts';
import { createDrawingRate } from '../../lib/surface/drawing-rate.ts';
import { createPacer } from '../../lib/surface/pace.ts';
import { createStretches } from '../../lib/surface/stretches.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useSurface } from '../surface-context.tsx';
import { blinkCaret } from './blink-caret.ts';
import { FootnoteContext } from './footnote-reference.tsx';
import { Footnotes } from './footnotes.tsx';
import { Stretches } from './stretch-view.tsx';

const isNever = (): boolean => false;

/** A text that has not grown for so long shows by its caret that more is expected, in ms. */
const stillMs = 700;

/**
 * A growing text of a run, as the document that it is. While the run is live it is read at the pace of frames; its end is
 * read at once, so that an answer which says that it has ended has all of its text. What is too much for one frame comes
 * in several, and the text says that it is busy.
 */
export function MarkdownText(props: {
  shown: ShownAnswer;
  pick: (view: RunView) => GrowingText;
  /** Where it is not the answer itself. */
  class?: string;
  /** Whether no more comes into it, though more may come of the run. */
  isPassed?: (view: RunView) => boolean;
}): JSX.Element {
  const { shown, pick, isPassed = isNever } = props;
  const { surface, frames } = useSurface();
  const grewAtMs = useRef(0);
  const [feed] = useState(() =>
    createBlockFeed(
      createPacer(
        () => surface.settings.peek().pace,
        () => performance.now(),
        () => grewAtMs.current,
      ),
    ),
  );
  const prefix = useId();
  const scope = useMemo(
    () => ({ numberOf: feed.numberOf, prefix, left: new Map() }),
    [feed, prefix],
  );
  const [rate] = useState(createDrawingRate);
  const [divide] = useState(createStretches);
  const [busy, setBusy] = useState(false);
  const [still, setStill] = useState(false);
  const [growing, setGrowing] = useState(false);
  const [passed, setPassed] = useState(false);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  useLayoutEffect(() => {
    const unwatchBlocks = feed.onChange(undefined, () => redraw(undefined));
    let restMs = 0;
    let isWaiting = false;
    let seenLength = -1;
    /** What was written when no more could come: then there is nothing to be done with what comes elsewhere. */
    let settled = '';
    const toPlace = (): string =>
      [pick(shown.view()).length, shown.epoch.peek(), shown.view().textEpoch].join();
    const rest = (): void => setStill(true);
    const write = (whole: boolean): void => {
      const view = shown.view();
      const ended = isEnded(shown.state.peek()) || isPassed(view);
      const epoch = shown.epoch.peek() + view.textEpoch;
      restMs = rate.note(pick(view).length);
      const limit = rate.slice(isWaiting);
      isWaiting = feed.write(pick(view), epoch, ended, limit, whole);
      settled = ended && !isWaiting ? toPlace() : '';
      setBusy(isWaiting);
      setStill(false);
      setPassed(isPassed(view));
      setGrowing(!ended && pick(view).length > 0);
      if (ended) frames.cancel(rest);
      else frames.request(rest, { delayMs: stillMs });
      if (isWaiting) frames.request(write);
      else if (feed.againInMs !== undefined) frames.request(write, { delayMs: feed.againInMs });
    };
    write(true);
    const unwatch = effect(() => {
      void shown.version.value;
      void shown.epoch.value;
      const { length } = pick(shown.view());
      if (length !== seenLength) grewAtMs.current = performance.now();
      seenLength = length;
      const ended = isEnded(shown.state.value) || isPassed(shown.view());
      if (ended && settled === toPlace()) return;
      if (ended) write(true);
      else frames.request(write, { restMs });
    });
    const unwatchNames = feed.names.subscribe((names) => {
      if (names === 'come') frames.request(write);
    });
    return () => {
      unwatch();
      unwatchBlocks();
      unwatchNames();
      frames.cancel(write);
      frames.cancel(rest);
    };
  }, [feed, rate, shown, pick, isPassed, frames]);

  const target = useRef<HTMLDivElement>(null);
  // Beside text that comes it would distract, and have the page styled anew with every frame.
  useLayoutEffect(
    () => (still && target.current ? blinkCaret(target.current) : undefined),
    [still],
  );

  const hasNotes = feed.footnotes.value.length > 0;
  return (
    <FootnoteContext.Provider value={scope}>
      <div
        ref={target}
        class={`markdown ${props.class ?? 'answer-text'}${passed ? ' is-passed' : ''}`}
        data-answer={props.class === undefined ? '' : undefined}
        aria-busy={busy || feed.names.value !== 'settled' || undefined}
        data-still={still || undefined}
      >
        <Stretches stretches={divide(feed.blocks())} blocks={feed.blocks()} feed={feed} />
        {/* Where the caret stands while there is text, and nothing of it to be seen. */}
        {growing && feed.blocks().every(({ type }) => type === 'footnote-definition') && <p />}
      </div>
      {hasNotes && (
        <div class={`markdown ${props.class ?? 'answer-notes'}`}>
          <Footnotes feed={feed} />
        </div>
      )}
    </FootnoteContext.Provider>
  );
}
