/** The month of a moment, `YYYY-MM`, by the clock on the user's wall. */
export function toMonth(atMs: number): string {
  return toDay(atMs).slice(0, 7);
}

/** The day of a moment, `YYYY-MM-DD`, by the clock on the user's wall. */
export function toDay(atMs: number): string {
  const at = new Date(atMs);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
