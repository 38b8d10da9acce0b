import { effect } from '@preact/signals';
import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { prepareCopies } from '../../lib/surface/copies/prepare-copies.ts';
import { createFollow } from '../../lib/surface/follow.ts';
import { createReading } from '../../lib/surface/reading.ts';
import type { Shown } from '../../lib/surface/surface.ts';
import { isCommandKey } from '../command-key.ts';
import type { ScrolledLog } from '../find/find-bar.tsx';
import type { Find } from '../find/use-find.ts';
import { onDemand } from '../on-demand.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { JumpButton } from './jump-button.tsx';
import { LogRows } from './log-rows.tsx';

const FindBar = onDemand(async () => (await import('../find/find-bar.tsx')).FindBar, {
  takesKeys: true,
});

const QuoteButton = onDemand(async () => (await import('./quote-button.tsx')).QuoteButton);

/** What is typed in has a selection of its own. */
const typedIn = 'textarea, input:not([type=checkbox])';

/** Selects the conversation by the key that would else select the page, with all that is written on its buttons. */
function selectAll(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { currentTarget, target, shiftKey } = event;
  if (!isCommandKey(event, 'a') || shiftKey || event.defaultPrevented) return;
  if (target instanceof Element && target.matches(typedIn)) return;
  event.preventDefault();
  document.getSelection()?.selectAllChildren(currentTarget);
}

/** The conversation: `rows`, or what stands there while there are none; and what looks through it. */
export function Log(props: {
  rows: readonly Shown[];
  /** What the first of them follows, where that is left out on purpose. */
  above?: Shown | undefined;
  find?: Find;
  children: ComponentChildren;
}): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [log, setLog] = useState<ScrolledLog | null>(null);

  const isEmpty = props.rows.length === 0;
  const rowsRef = useRef(props.rows);
  useLayoutEffect(() => {
    rowsRef.current = props.rows;
  });

  useEffect(() => prepareCopies(document), []);

  useLayoutEffect(() => {
    // What stands in an empty log is read from its beginning.
    if (isEmpty || !scroller.current || !content.current) return undefined;
    const created = createFollow(scroller.current, content.current);
    setLog({ scroller: scroller.current, content: content.current, follow: created });
    const reading = createReading({
      scroller: scroller.current,
      content: content.current,
      rowIds: () => rowsRef.current.map(({ id }) => id),
      follow: created,
      places: surface.places,
    });
    // A new question is looked at from its end, and so is another conversation that was not left elsewhere, live or not.
    let shownId: string | null | undefined;
    let sent = surface.places.sent.peek();
    const unwatch = effect(() => {
      const id = surface.conversationId.value;
      // The end of an answer is no reason to move a reader who is elsewhere in it.
      const isLive = surface.liveRunId.value !== null;
      const isSent = surface.places.sent.value !== sent;
      const isOther = id !== null && (isSent || id !== shownId);
      if (isOther ? !reading.arrive(id) : isLive) created.follow();
      shownId = id;
      sent = surface.places.sent.peek();
    });
    // Texts of another size: the browser would keep the place in px.
    const unwatchSize = surface.settings.subscribe(() => reading.hold());
    return () => {
      unwatch();
      unwatchSize();
      reading.close();
      created.close();
      setLog(null);
    };
  }, [surface, isEmpty]);

  const [selects, setSelects] = useState(false);
  useEffect(() => {
    const look = (): void => {
      if (document.getSelection()?.isCollapsed === false) setSelects(true);
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, []);

  // Its key is to be there with the first selection.
  useEffect(() => {
    if (log) QuoteButton.prefetch();
  }, [log]);

  const { find } = props;
  // What is typed right after the key is meant for the bar.
  useEffect(() => {
    if (find) FindBar.prefetch();
  }, [find]);
  return (
    <div class="log-frame">
      {log && find && find.asked.value > 0 && <FindBar find={find} log={log} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key that counts anywhere in it */}
      <div
        ref={scroller}
        class="log"
        role="log"
        aria-live="off"
        aria-label={t('panel.conversation')}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- scrolls by keyboard
        tabIndex={0}
        onKeyDown={selectAll}
      >
        <div ref={content} class="log-content">
          {isEmpty ? props.children : <LogRows rows={props.rows} above={props.above} />}
        </div>
      </div>
      {log && selects && <QuoteButton log={log} />}
      {log && <JumpButton {...log} />}
    </div>
  );
}
