/** What can be shown of `text` now: all but a last high surrogate whose other half has not come. */
export function toWritable(text: string, ended: boolean): string {
  const last = text.charCodeAt(text.length - 1);
  return !ended && last >= 0xd800 && last <= 0xdbff ? text.slice(0, -1) : text;
}
