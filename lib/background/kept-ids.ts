/** Ids that were kept in the browser's session; none where there is something else. */
export function toKeptIds(kept: unknown): string[] {
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
}
