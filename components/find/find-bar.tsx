import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finding } from '../../lib/surface/find/finding.ts';
import type { Follow } from '../../lib/surface/follow.ts';
import { IconButton } from '../icon-button.tsx';
import { isComposing } from '../is-composing.ts';
import { useStrings } from '../strings-context.tsx';
import { FindCount } from './find-count.tsx';
import { toFindKey } from './find-keys.ts';
import type { Find } from './use-find.ts';

/** What is shown in a row and is no text of the conversation; a fold that is closed is not shown. */
const unsearched =
  'button, summary, svg, .visually-hidden, .code-head, .answer-foot, .fork-nav, details:not([open])';

/** A log that can be looked through: what scrolls, what its rows are in, and what keeps it at its end. */
export interface ScrolledLog {
  scroller: HTMLElement;
  content: HTMLElement;
  follow: Follow;
}

/** Where words are typed that are looked for in the conversation, and gone from one to the next. */
export function FindBar({ find, log }: { find: Find; log: ScrolledLog }): JSX.Element {
  const { t } = useStrings();
  const bar = useRef<HTMLElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [finding, setFinding] = useState<Finding | null>(null);
  const { scroller, content, follow } = log;

  useLayoutEffect(() => {
    // The bar takes its room from the top of the log: what is read stays where it is on the screen.
    const heightPx = bar.current?.offsetHeight ?? 0;
    follow.shift(heightPx);
    return () => follow.shift(-heightPx);
  }, [follow]);
  useEffect(() => {
    let created: Finding | undefined;
    let isGone = false;
    // Few open this bar, and what is typed meanwhile is looked for as soon as it is there.
    void import('../../lib/surface/find/finding.ts').then(({ createFinding }) => {
      if (isGone) return;
      created = createFinding({ scroller, content, unsearched, onReveal: () => follow.stay() });
      created.search(find.words.peek());
      setFinding(created);
    });
    return () => {
      isGone = true;
      created?.close();
    };
  }, [find, scroller, content, follow]);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
  }, [find.asked.value]);
  // As soon as the count is on screen: a key that is pressed then must not come before its listener.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const key = toFindKey(event);
      if (key === 'next' || key === 'previous') finding?.step(key === 'next' ? 1 : -1);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [finding]);

  const step = (by: 1 | -1): void => finding?.step(by);
  const isNone = (finding?.count.value ?? 0) === 0;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes it from each of its controls
    <search
      ref={bar}
      class="find-bar"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        event.preventDefault();
        find.close();
      }}
    >
      <input
        ref={input}
        type="text"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        aria-label={t('find.words')}
        placeholder={t('find.words')}
        maxLength={200}
        value={find.words.value}
        onInput={({ currentTarget: { value } }) => {
          find.setWords(value);
          finding?.search(value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposing(event)) return;
          event.preventDefault();
          step(event.shiftKey ? -1 : 1);
        }}
      />
      <span class="find-steps">
        {finding && <FindCount finding={finding} words={find.words.value} />}
        <IconButton
          icon="chevron-up"
          label={t('find.previous')}
          disabled={isNone}
          onClick={() => step(-1)}
        />
        <IconButton
          icon="chevron-down"
          label={t('find.next')}
          disabled={isNone}
          onClick={() => step(1)}
        />
        <IconButton icon="x" label={t('find.close')} onClick={() => find.close()} />
      </span>
    </search>
  );
}
