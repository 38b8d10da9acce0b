/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an option element stands in a select, and holds no second line */
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PageObstacle, ShownTab } from '../../lib/core/page-reading.ts';
import { withPage } from '../../lib/surface/context-fit.ts';
import { readAlong } from '../../lib/surface/read-along.ts';
import { findTabs, withoutMention } from '../../lib/surface/tab-mention.ts';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

const listId = 'tab-list';

/** The open tabs that fit what is typed behind an `@`; the keys stay in the box. */
export function TabPicker({ typed }: { typed: string }): JSX.Element | null {
  const { surface, gestures } = useSurface();
  const { t } = useStrings();
  const place = useRef<HTMLElement>(null);
  /** Null where the browser does not tell them yet. */
  const [tabs, setTabs] = useState<ShownTab[] | null | undefined>();
  const [told, setTold] = useState<PageObstacle | 'refused' | 'reading' | undefined>();
  const [isDismissed, setDismissed] = useState(false);
  const [active, setActive] = useState(0);

  const look = useCallback(async (): Promise<void> => {
    const pages = await gestures.pages();
    setTabs((await pages.maySeeTabs()) ? await pages.listTabs() : null);
  }, [gestures]);
  useEffect(() => void look(), [look]);

  const found = isDismissed ? [] : findTabs(tabs ?? [], typed, surface.context.value);
  const at = Math.min(active, found.length - 1);
  const toBox = (): HTMLTextAreaElement | null | undefined =>
    place.current?.closest('form')?.querySelector('textarea');

  const choose = (tab: ShownTab): void => {
    if (tab.obstacle) return setTold(tab.obstacle);
    // First, while the click or the key still counts; a host that is allowed already is not asked for.
    const allowed = gestures.requestHost(tab.url);
    setTold('reading');
    const caret = toBox()?.selectionStart ?? 0;
    void allowed.then(async (granted) => {
      if (!granted) return setTold('refused');
      const id = surface.conversationId.peek();
      let isRead = false;
      await readAlong(surface, async () => {
        const reading = await (
          await gestures.pages()
        ).readTab(tab.id, t('context.frame', { host: '{host}' }));
        isRead = 'page' in reading;
        if ('page' in reading) {
          return (context) => withPage(context, { type: 'page', ...reading.page });
        }
        setTold(reading.obstacle);
        return undefined;
      });
      // The words of another conversation are not those in which it was mentioned.
      if (!isRead || id !== surface.conversationId.peek()) return;
      const left = withoutMention(surface.draft.peek(), typed, caret);
      if (!left) return;
      const box = toBox();
      const before = box?.selectionStart ?? 0;
      surface.setDraft(left.draft);
      // The box is written anew, and its caret would be at the end.
      const now = before > left.at ? Math.max(left.at, before - typed.length - 1) : before;
      box?.setSelectionRange(now, now);
    });
    toBox()?.focus();
  };
  const allowTabs = (): void => {
    void gestures.requestTabs().then((granted) => {
      if (granted) void look();
      else setTold('refused');
      toBox()?.focus();
    });
  };

  const isAsking = tabs === null && !isDismissed;
  const isNone = tabs !== null && tabs !== undefined && !isDismissed && found.length === 0;

  const onKey = (event: KeyboardEvent): void => {
    const tab = found[at];
    const isShown = tab !== undefined || isAsking || isNone || told !== undefined;
    if (isComposing(event) || !isShown) return;
    if (event.key === 'Escape') {
      setDismissed(true);
      setTold(undefined);
    } else if (!tab) return;
    else if (event.key === 'ArrowDown') setActive((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length);
    else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') choose(tab);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onKeyRef = useRef(onKey);
  useLayoutEffect(() => {
    onKeyRef.current = onKey;
  });
  useLayoutEffect(() => {
    const box = toBox();
    const pass = (event: KeyboardEvent): void => onKeyRef.current(event);
    box?.addEventListener('keydown', pass, { capture: true });
    return () => {
      box?.removeEventListener('keydown', pass, { capture: true });
      for (const name of ['aria-controls', 'aria-activedescendant']) box?.removeAttribute(name);
    };
  }, []);
  useLayoutEffect(() => {
    const box = toBox();
    if (found.length === 0) return;
    box?.setAttribute('aria-controls', listId);
    box?.setAttribute('aria-activedescendant', `${listId}-${at}`);
  });
  // Other words, other tabs.
  useSignalEffect(() => {
    void surface.draft.value;
    setTold(undefined);
    setActive(0);
  });

  return (
    <section
      ref={place}
      class={isAsking || isNone || found.length > 0 || told ? 'add-context' : undefined}
      aria-label={t('context.tabs')}
      aria-busy={told === 'reading'}
    >
      {isAsking && (
        <>
          <button type="button" class="button" onClick={allowTabs}>
            {t('context.showTabs')}
          </button>
          <p>{t('context.asksForTabs')}</p>
        </>
      )}
      {found.length > 0 && (
        <>
          <div id={listId} role="listbox" class="tab-list" aria-label={t('context.tabs')}>
            {found.map((tab, index) => (
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are pressed in the box
              <div
                key={tab.id}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                class="tab-option"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(tab)}
              >
                <span class="one-line" dir="auto">
                  {tab.title || new URL(tab.url).host}
                </span>
                {tab.title !== '' && <span class="one-line tab-host">{new URL(tab.url).host}</span>}
              </div>
            ))}
          </div>
          <p>{t('context.asksForTab')}</p>
        </>
      )}
      {isNone && <p>{typed === '' ? t('context.noTabs') : t('context.noTab', { typed })}</p>}
      <p role="alert" class="add-context-told">
        {told && t(`context.${told}`)}
      </p>
    </section>
  );
}
