/** Whether `text` ends in the first half of a surrogate pair: cut there, a character would fall apart. */
export function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}
