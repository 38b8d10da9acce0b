import type { ContentPart } from '../core/content.ts';
import type { ShownTab } from '../core/page-reading.ts';

/**
 * The draft without an `@` and what is typed behind it, and where that was: the last one that ends at `caret` or before,
 * since the draft may have grown while the tab was read. Undefined where it has gone.
 */
export function withoutMention(
  draft: string,
  typed: string,
  caret: number,
): { draft: string; at: number } | undefined {
  const mention = `@${typed}`;
  const before = draft.lastIndexOf(mention, Math.max(0, caret - mention.length));
  const at = before < 0 ? draft.indexOf(mention) : before;
  if (at < 0) return undefined;
  return { draft: draft.slice(0, at) + draft.slice(at + mention.length), at };
}

/** More are found by another letter. */
const most = 8;

/** The tabs in whose title or address all of `typed` occurs, but for those that go along already. */
export function findTabs(
  tabs: readonly ShownTab[],
  typed: string,
  context: readonly ContentPart[],
): ShownTab[] {
  const taken = new Set(context.map((part) => (part.type === 'page' ? part.url : '')));
  const wanted = typed.toLowerCase();
  return tabs
    .filter(({ url }) => url !== '' && !taken.has(url))
    .filter(({ title, url }) => `${title} ${url}`.toLowerCase().includes(wanted))
    .slice(0, most);
}
