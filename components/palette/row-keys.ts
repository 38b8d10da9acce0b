import type { TargetedKeyboardEvent } from 'preact';

const rowSelector = '.sheet-row';

/**
 * Moves the focus through the rows of a sheet and the field above them by the arrow keys, and picks the first row by Enter in
 * the field: what is typed there is nearly always enough.
 */
export function onRowKeys(event: TargetedKeyboardEvent<HTMLElement>): void {
  const { key, target, currentTarget } = event;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.isComposing) return;
  if (!(target instanceof HTMLElement) || target instanceof HTMLSelectElement) return;
  const rows = Array.from(currentTarget.querySelectorAll<HTMLElement>(rowSelector));
  const field = currentTarget.querySelector<HTMLElement>('input[type=search]');
  const item = target.closest('.sheet-item');
  const at = rows.findIndex((row) => row === target || item?.contains(row));
  if (target === field && key === 'Enter') {
    event.preventDefault();
    rows[0]?.click();
  } else if (key === 'ArrowDown' && (target === field || at >= 0)) {
    event.preventDefault();
    rows[at + 1]?.focus();
  } else if (key === 'ArrowUp' && at >= 0) {
    event.preventDefault();
    (rows[at - 1] ?? field)?.focus();
  }
}
