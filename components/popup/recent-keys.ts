/** Puts the focus into the box for questions of the same surface. */
export function focusDraft(from: Element): void {
  from.closest('.surface')?.querySelector<HTMLElement>('.draft')?.focus();
}

/** From the box, while nothing is typed in it, the arrow that points to the last conversations goes there. */
export function onPopupKey(event: KeyboardEvent): void {
  const { key, target, currentTarget } = event;
  if (key !== 'ArrowUp' || event.defaultPrevented || event.isComposing) return;
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(target instanceof HTMLTextAreaElement) || target.value !== '') return;
  if (!target.matches('.draft') || !(currentTarget instanceof Element)) return;
  const rows = currentTarget.querySelectorAll<HTMLElement>('.recent .sheet-row');
  const last = rows[rows.length - 1];
  if (!last) return;
  event.preventDefault();
  last.focus();
}
