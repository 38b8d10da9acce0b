import { toContext, toQuestionText } from '../../lib/core/content.ts';
import type { ContentPart } from '../../lib/core/content.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { PromptOffer } from '../../lib/core/prompt.ts';
import { parseOffer, toOffer, toPrompts } from '../../lib/surface/prompts.ts';
import { offerBack } from '../../lib/surface/removed-pieces.ts';
import type { Surface } from '../../lib/surface/surface.ts';
import type { WaitingQuestion } from '../../lib/surface/waiting-questions.ts';
import { isAtRemovedLine } from './removed-line.tsx';

/** What of a surface a question is taken up into. */
type Box = Pick<
  Surface,
  'prompts' | 'draft' | 'setDraft' | 'context' | 'setContext' | 'conversationId'
>;

/**
 * Puts a question into the box again, above what is typed there. One that a prompt made is that prompt with its fields, and
 * so is asked as that one asks; without its prompt, which may be deleted, it is its own words.
 */
export function takeUp(surface: Box, { content, from }: Omit<WaitingQuestion, 'runId'>): void {
  const { prompts } = surface;
  const offer = from && parseOffer(from.offer);
  const rows = toPrompts(prompts);
  const isPrompt = offer && (rows === null || rows.some(({ id }) => id === offer.promptId));
  const typed = [isPrompt ? from.words : toQuestionText(content), surface.draft.peek()];
  const along = isPrompt ? toOwnContext(content, offer) : toContext(content);
  surface.setDraft(typed.filter((text) => text.trim() !== '').join('\n\n'));
  surface.setContext([...along, ...surface.context.peek()]);
  if (isPrompt) show(surface, offer);
}

/** Shows a prompt. Another one that was being filled in can be had back, in exchange for this one. */
function show(surface: Box, offer: PromptOffer): void {
  const { prompts } = surface;
  const before = toOffer(prompts) && prompts.typed();
  const name = toPrompts(prompts)?.find(({ id }) => id === before?.promptId)?.name;
  prompts.choose(offer);
  if (!before || name === undefined) return;
  const conversationId = surface.conversationId.peek();
  offerBack({ name, conversationId, undo: () => show(surface, before) }, isAtRemovedLine);
}

/** What went along with a question of a prompt, without what the prompt itself put into it. */
function toOwnContext(
  content: readonly ContentPart[],
  { source, data }: PromptOffer,
): ContentPart[] {
  const filled = new Set(
    Object.values({ ...source, ...data }).map((text) => removeHidden(text ?? '')),
  );
  return toContext(content).filter(
    (part) => part.type === 'picture' || (part.type !== 'given' && !filled.has(part.text)),
  );
}
