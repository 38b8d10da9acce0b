import { useEffect } from 'preact/hooks';
import { findCommand } from '../../lib/surface/key-map.ts';
import type { KeyPlace } from '../../lib/surface/key-map.ts';
import { isCommandKey } from '../command-key.ts';
import { isComposing } from '../is-composing.ts';
import type { BoundCommand, KeyAction } from './key-actions.ts';

/** What takes all keys for itself while it is open. Firefox tells the page of an Escape that closes a select. */
const closable = CSS.supports('selector(:open)') ? 'dialog[open], select:open' : 'dialog[open]';

/** With Ctrl it is what other programs open their search for everything by; the browser's own is for addresses. */
const paletteLetter = 'k';

const repeatable: ReadonlySet<string> = new Set(['previous', 'next']);

/** Has the keys of the table do what they say, unless they were meant for something open or for an input method. */
export function useKeys(actions: Record<BoundCommand, KeyAction>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isComposing(event)) return;
      const isPalette = isCommandKey(event, paletteLetter) && !event.shiftKey;
      const command = isPalette ? 'palette' : findCommand(event, toPlaces(event.target));
      if (command === undefined || command === 'send' || command === 'new-line') return;
      if (document.querySelector(closable)) return;
      // Alt and an arrow open a select.
      if (repeatable.has(command) && event.target instanceof HTMLSelectElement) return;
      if (event.repeat && !repeatable.has(command)) return;
      // An Escape that is left to the browser closes a popup, over the answer that was just stopped.
      if (actions[command]()) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [actions]);
}

function toPlaces(target: EventTarget | null): KeyPlace[] {
  if (!(target instanceof Element)) return ['anywhere'];
  if (target.matches('input, textarea, select, [contenteditable]')) return ['anywhere'];
  return target.closest('[role=log]')
    ? ['anywhere', 'outside-text', 'log']
    : ['anywhere', 'outside-text'];
}
