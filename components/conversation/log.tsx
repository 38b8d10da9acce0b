import { effect } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isTorn } from '../../lib/core/conversation.ts';
import { createFollow } from '../../lib/surface/follow.ts';
import type { Follow } from '../../lib/surface/follow.ts';
import { createReading } from '../../lib/surface/reading.ts';
import type { Shown } from '../../lib/surface/surface.ts';
import { Icon } from '../icon.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { AnswerArticle } from './answer-article.tsx';
import { LogPart, partRows } from './log-part.tsx';
import { QuestionBlock } from './question-block.tsx';

function toParts(rows: readonly Shown[]): (readonly Shown[])[] {
  return Array.from({ length: Math.ceil(rows.length / partRows) }, (_, index) =>
    rows.slice(index * partRows, (index + 1) * partRows),
  );
}

function toRow(shown: Shown, before: Shown | undefined): JSX.Element {
  const torn = isTorn(shown.message, before?.message);
  return shown.role === 'user' ? (
    <QuestionBlock key={shown.id} shown={shown} torn={torn} />
  ) : (
    <AnswerArticle key={shown.id} shown={shown} torn={torn} />
  );
}

/** The conversation: `rows`, or what stands there while there are none. */
export function Log(props: { rows: readonly Shown[]; children: ComponentChildren }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState<Follow | null>(null);

  const isEmpty = props.rows.length === 0;
  const rowsRef = useRef(props.rows);
  useLayoutEffect(() => {
    rowsRef.current = props.rows;
  });

  useLayoutEffect(() => {
    // What stands in an empty log is read from its beginning.
    if (isEmpty || !scroller.current || !content.current) return undefined;
    const created = createFollow(scroller.current, content.current);
    setFollow(created);
    const reading = createReading({
      scroller: scroller.current,
      content: content.current,
      rowIds: () => rowsRef.current.map(({ id }) => id),
      follow: created,
      places: surface.places,
    });
    // A new question is looked at from its end, and so is another conversation that was not left elsewhere, live or not.
    let shownId: string | null | undefined;
    const unwatch = effect(() => {
      const id = surface.conversationId.value;
      // The end of an answer is no reason to move a reader who is elsewhere in it.
      const isLive = surface.liveRunId.value !== null;
      const isOther = id !== null && id !== shownId;
      if (isOther ? !reading.arrive(id) : isLive) created.follow();
      shownId = id;
    });
    return () => {
      unwatch();
      reading.close();
      created.close();
      setFollow(null);
    };
  }, [surface, isEmpty]);

  const isAway = follow?.following.value === false;
  return (
    <div class="log-frame">
      <div
        ref={scroller}
        class="log"
        role="log"
        aria-live="off"
        aria-label={t('panel.conversation')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
        tabIndex={0}
      >
        <div ref={content} class="log-content">
          {isEmpty
            ? props.children
            : toParts(props.rows).map((part, index) => (
                <LogPart key={index} rows={part}>
                  {part.map((shown, at) => toRow(shown, props.rows[index * partRows + at - 1]))}
                </LogPart>
              ))}
        </div>
      </div>
      {isAway && (
        <button type="button" class="button jump" onClick={() => follow?.follow()}>
          <Icon name="arrow-down" />
          {t('panel.jumpToLatest')}
        </button>
      )}
    </div>
  );
}
