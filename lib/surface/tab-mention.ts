import type { ContentPart } from '../core/content.ts';
import type { ShownTab } from '../core/page-reading.ts';

/** The draft without the `@` at its end, and what is typed behind it. */
export function withoutMention(draft: string): string {
  return draft.replace(/@[^\s@]*$/, '');
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
