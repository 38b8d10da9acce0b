import type { JSX } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { branchWords } from '../../lib/strings/branch-words.ts';
import { toQuote, toQuotedDraft } from '../../lib/surface/copies/quoted-text.ts';
import { toKey } from '../../lib/surface/key-map.ts';
import type { ScrolledLog } from '../find/find-bar.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { findSelected, readSelected, toEndRect } from './selected-text.ts';

/** What is between the button and the selection, and between the button and the edges, in CSS pixels. */
const gap = 6;

/** Puts what is selected in the log into the box, as a quote. Comes with the first selection. */
export function QuoteButton(props: { log: ScrolledLog }): JSX.Element {
  return (
    <WordsProvider words={branchWords}>
      <Floating {...props} />
    </WordsProvider>
  );
}

function Floating({ log }: { log: ScrolledLog }): JSX.Element | null {
  const { surface } = useSurface();
  const { t } = useStrings();
  const button = useRef<HTMLButtonElement>(null);
  /** Where the selection ends; null while there is none, or while it is still being made. */
  const [end, setEnd] = useState<DOMRect | null>(null);

  useLayoutEffect(() => {
    const { signal, abort } = toLifetime();
    let isDrawn = false;
    const look = (): void => {
      const last = isDrawn ? undefined : findSelected(log.content).at(-1);
      setEnd(last ? toEndRect(last) : null);
    };
    const draw = ({ target, buttons }: PointerEvent): void => {
      const isOwn = target instanceof Node && button.current?.contains(target);
      if (isDrawn || isOwn || (buttons & 1) === 0) return;
      isDrawn = true;
      look();
    };
    const leave = (): void => {
      isDrawn = false;
      look();
    };
    // Loaded in the middle of the first one.
    document.addEventListener('pointermove', draw, { signal });
    document.addEventListener('pointerdown', draw, { signal });
    document.addEventListener('pointerup', leave, { signal });
    document.addEventListener('pointercancel', leave, { signal });
    document.addEventListener('selectionchange', look, { signal });
    log.scroller.addEventListener('scroll', look, { signal, passive: true });
    window.addEventListener('resize', look, { signal });
    look();
    return abort;
  }, [log]);

  useLayoutEffect(() => {
    if (end && button.current) place(button.current, end, log.scroller);
  }, [end, log]);

  if (!end) return null;
  const quote = (): void => {
    const texts = readSelected(findSelected(log.content)).map(toQuote);
    document.getSelection()?.removeAllRanges();
    const quoted = texts.filter(Boolean).join('\n\n');
    if (quoted !== '') surface.setDraft(toQuotedDraft(surface.draft.peek(), quoted));
    goToEnd(document.querySelector<HTMLTextAreaElement>('.draft'));
  };
  return (
    <button
      ref={button}
      type="button"
      class="button quote-button"
      data-command="quote"
      aria-keyshortcuts={toKey('quote', 'anywhere')}
      // What is selected stays so.
      onMouseDown={(event) => event.preventDefault()}
      onClick={quote}
    >
      {t('branch.quote')}
    </button>
  );
}

/** Below the end of the selection; unseen where that is scrolled away, since the key still counts. */
function place(button: HTMLElement, end: DOMRect, scroller: Element): void {
  const frame = scroller.getBoundingClientRect();
  const { offsetWidth, offsetHeight } = button;
  const isSeen = end.bottom > frame.top && end.top < frame.bottom;
  const left = Math.min(end.right - offsetWidth / 2, frame.right - gap - offsetWidth);
  const top = Math.min(end.bottom + gap, frame.bottom - gap - offsetHeight);
  button.style.left = `${Math.max(frame.left + gap, left)}px`;
  button.style.top = `${top}px`;
  button.style.visibility = isSeen ? '' : 'hidden';
}

function goToEnd(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
  box.scrollTop = box.scrollHeight;
}

function toLifetime(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
