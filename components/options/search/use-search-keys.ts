import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { isCommandKey } from '../../command-key.ts';
import { isComposing } from '../../is-composing.ts';

/** Goes to the field by `/` where nothing is typed, and by Ctrl+K from anywhere but an open dialog. */
export function useSearchKeys(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isSlash = event.key === '/' && isPlain && !isTyping(event.target);
      const isFind = isCommandKey(event, 'k') && !event.shiftKey;
      if ((!isSlash && !isFind) || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.matches('input:not([type=checkbox]), textarea, select')
  );
}
