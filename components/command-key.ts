/** On a Mac, Ctrl+F moves the caret. */
export const isMac = navigator.platform.startsWith('Mac');

/** Whether that is Ctrl and the key of a Latin letter, Command on a Mac: where a keyboard writes others, the one in its place. */
export function isCommandKey(event: KeyboardEvent, letter: string): boolean {
  const { key, code, ctrlKey, metaKey, altKey } = event;
  if (altKey || (isMac ? !metaKey || ctrlKey : !ctrlKey || metaKey)) return false;
  const isLatin = /^[a-z]$/iu.test(key);
  return isLatin ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`;
}
