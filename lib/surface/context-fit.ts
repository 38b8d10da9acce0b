import { isLong, toContext, toPartText } from '../core/content.ts';
import type { ContentPart, PagePart } from '../core/content.ts';
import { estimateTokens } from '../core/token-estimate.ts';
import { toContextWindow } from '../providers/context-windows.ts';
import type { ContextWindow } from '../providers/context-windows.ts';
import type { ModelChoice, Shown } from './surface.ts';

/** What is left of a window for the question and its answer, and for what an estimate is wrong by. */
const shareOfContext = 0.7;
/** Of a page that does not fit at all, so much is offered nevertheless. */
const leastTokens = 500;

/** How many tokens may go along with the next question. */
export function toRoom(
  choice: ModelChoice | null,
  branch: readonly Shown[],
): { tokens: number; window: ContextWindow } {
  const window = toContextWindow(choice?.model ?? '', choice?.connection.baseUrl ?? '');
  const said = branch.reduce((sum, row) => sum + tokensOf(row), 0);
  return {
    tokens: Math.max(leastTokens, Math.floor(window.tokens * shareOfContext) - said),
    window,
  };
}

/** The context with its pages cut where they do not fit, each by the same share; what somebody has cut stays as it is. */
export function toFitting(
  context: readonly ContentPart[],
  roomTokens: number,
): ContentPart[] | undefined {
  const uncut = context.filter((part) => isLong(part) && part.limit === undefined);
  const sizes = new Map(context.map((part) => [part, estimateTokens(toShownText(part))]));
  const all = [...sizes.values()].reduce((sum, tokens) => sum + tokens, 0);
  const ofUncut = uncut.reduce((sum, part) => sum + (sizes.get(part) ?? 0), 0);
  if (all <= roomTokens || ofUncut === 0) return undefined;
  const share = Math.max(leastTokens, roomTokens - (all - ofUncut)) / ofUncut;
  if (share >= 1) return undefined;
  return context.map((part) =>
    isLong(part) && part.limit === undefined
      ? { ...part, limit: Math.floor(part.text.length * share) }
      : part,
  );
}

/** What of a part is to be sent. */
export function toShownText(part: ContentPart): string {
  return isLong(part) ? part.text.slice(0, part.limit) : toPartText(part);
}

function tokensOf(row: Shown): number {
  if (row.role === 'assistant') return estimateTokens(row.view().text.toString());
  const { content } = row.message;
  return [...content].reduce((sum, part) => sum + estimateTokens(toPartText(part)), 0);
}

/** The pages that go along already, by their address. */
export function withPage(context: readonly ContentPart[], page: PagePart): ContentPart[] {
  const others = toContext(context).filter(
    (part) => part.type !== 'page' || page.url === '' || part.url !== page.url,
  );
  return [...others, page];
}
