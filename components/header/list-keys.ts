/** The keys of a row of the list of conversations, and of the list; the sheet of keys names them too. */
export const listKeys = [
  { command: 'rename', key: 'F2' },
  { command: 'delete', key: 'Delete' },
  { command: 'undo', key: 'Ctrl+Z' },
] as const;

/** What a key asks of a row; undefined for any other. */
export function toRowKey(event: KeyboardEvent): 'rename' | 'delete' | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  if (event.key === 'F2') return 'rename';
  return event.key === 'Delete' ? 'delete' : undefined;
}

/** Whether it brings back what was deleted: where something is typed, it takes back what was typed. */
export function isUndo(event: KeyboardEvent): boolean {
  if (event.target instanceof HTMLInputElement || event.altKey || event.shiftKey) return false;
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
}
