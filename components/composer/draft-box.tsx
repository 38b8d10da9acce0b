import { effect, useComputed } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { toTextDirection } from '../../lib/surface/format.ts';
import { findCommand } from '../../lib/surface/key-map.ts';
import { useStrings } from '../strings-context.tsx';
import { isComposing } from '../is-composing.ts';
import { useSurface } from '../surface-context.tsx';

/**
 * The text box. It is not controlled: each keystroke goes to the draft, and the box is written only when the draft
 * changed by other means, so a pasted book is held once and the caret stays where it is.
 */
export function DraftBox(props: { caret: Signal<number>; onSend: () => void }): JSX.Element {
  const { caret, onSend } = props;
  const { surface } = useSurface();
  const { t } = useStrings();
  const box = useRef<HTMLTextAreaElement>(null);
  const direction = useComputed(() => toTextDirection(surface.draft.value));
  useLayoutEffect(() => {
    box.current?.focus();
    // A popup or a panel may get its own focus only after this, and Firefox then leaves it nowhere.
    const refocus = (): void => {
      if (document.activeElement === document.body) box.current?.focus();
    };
    window.addEventListener('focus', refocus);
    const follow = (): void => {
      caret.value = box.current?.selectionStart ?? 0;
    };
    document.addEventListener('selectionchange', follow);
    const unwatch = effect(() => {
      const draft = surface.draft.value;
      if (box.current && box.current.value !== draft) box.current.value = draft;
      follow();
    });
    return () => {
      window.removeEventListener('focus', refocus);
      document.removeEventListener('selectionchange', follow);
      unwatch();
    };
  }, [surface, caret]);
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    // Any other Enter sends: with Ctrl it does so nearly everywhere.
    if (findCommand(event, ['box']) === 'new-line') return;
    event.preventDefault();
    // A key that is held down, as on Stop a moment ago, is not pressed again.
    if (!event.repeat) onSend();
  };
  return (
    <textarea
      ref={box}
      class="draft"
      rows={2}
      dir={direction.value}
      name="message"
      // What is typed is kept by us, and what is temporary by nobody: not by the browser's list of closed tabs either.
      autocomplete="off"
      aria-label={t('panel.message')}
      placeholder={t('panel.messagePlaceholder')}
      onInput={(event) => surface.setDraft(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
  );
}
