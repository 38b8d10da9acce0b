import { isLong, toContext, toPartText } from '../core/content.ts';
import type { ContentPart, LongPart, PagePart } from '../core/content.ts';
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
  const { model = '', connection } = choice ?? {};
  const told = connection?.windows;
  const window = toContextWindow(model, connection?.baseUrl ?? '', {
    own: connection?.tuning.windowTokens,
    told: told && Object.hasOwn(told, model) ? told[model] : undefined,
  });
  const said = branch.reduce((sum, row) => sum + tokensOf(row), 0);
  return {
    tokens: Math.max(leastTokens, Math.floor(window.tokens * shareOfContext) - said),
    window,
  };
}

/**
 * The context with its pages cut where they do not fit: what is short stays whole, and what is long shares the rest. What
 * somebody has cut stays as it is. Undefined where nothing has to be cut.
 */
export function toFitting(
  context: readonly ContentPart[],
  roomTokens: number,
): ContentPart[] | undefined {
  const size = (part: ContentPart): number => estimateTokens(toShownText(part));
  const uncut = context.filter(isOurs).map((part) => ({ part, tokens: estimateTokens(part.text) }));
  const fixed = context.filter((part) => !isOurs(part)).map(size);
  let left = Math.max(leastTokens, roomTokens - fixed.reduce((sum, tokens) => sum + tokens, 0));
  const limits = new Map<ContentPart, number>();
  const byTokens = uncut.toSorted((a, b) => a.tokens - b.tokens);
  for (const [index, { part, tokens }] of byTokens.entries()) {
    const share = left / (byTokens.length - index);
    if (tokens > share) limits.set(part, Math.floor((part.text.length * share) / tokens));
    left -= Math.min(tokens, share);
  }
  if (uncut.every(({ part }) => part.limit === limits.get(part))) return undefined;
  return context.map((part) => {
    if (!isOurs(part)) return part;
    const { limit: _, ...whole } = part;
    const limit = limits.get(part);
    return limit === undefined ? whole : { ...whole, limit };
  });
}

/** What is cut as the room is: with another model, and beside other things, it is another. */
function isOurs(part: ContentPart): part is LongPart {
  return isLong(part) && part.isOwnLimit !== true;
}

/** What of a part is to be sent. */
export function toShownText(part: ContentPart): string {
  return isLong(part) ? part.text.slice(0, part.limit) : toPartText(part);
}

function tokensOf(row: Shown): number {
  if (row.role === 'assistant') {
    const { text, toolCalls } = row.view();
    const called = toolCalls.flatMap((call) => [call.arguments, call.result?.text ?? '']);
    return [text.toString(), ...called].reduce((sum, words) => sum + estimateTokens(words), 0);
  }
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
