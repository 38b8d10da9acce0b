import { toPartText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import type { PageSource } from '../core/prompt.ts';
import { toFitting } from './context-fit.ts';

/** A selection or a page that goes along with the question, as a prompt names it. */
export function toAttached(context: readonly ContentPart[]): PageSource {
  const selection = context.find((part) => part.type === 'selection')?.text;
  const page = context.find((part) => part.type === 'page');
  return { selection, page: page?.text, url: page?.url, title: page?.title };
}

/**
 * What a prompt was filled with, and what goes along, each with its limit where all of it is more than there is room for.
 * What the prompt was filled with goes along once, with all that is known of it.
 */
export function toPromptContent(
  filled: readonly ContentPart[],
  context: readonly ContentPart[],
  roomTokens: number,
): ContentPart[] {
  const find = (parts: readonly ContentPart[], wanted: ContentPart) =>
    parts.find((part) => part.type === wanted.type && toPartText(part) === toPartText(wanted));
  const content = [
    ...filled.map((part) => find(context, part) ?? part),
    ...context.filter((part) => !find(filled, part)),
  ];
  return toFitting(content, roomTokens) ?? content;
}

/** The context without the pages that another prompt has added: they go with it, unless this one wants them too. */
export function withPagesOf(
  context: readonly ContentPart[],
  prompt: { id: string; wantsPage: boolean } | null,
): readonly ContentPart[] {
  const isOther = (part: ContentPart): boolean =>
    part.type === 'page' && part.promptId !== undefined && part.promptId !== prompt?.id;
  if (!context.some(isOther)) return context;
  if (!prompt?.wantsPage) return context.filter((part) => !isOther(part));
  return context.map((part) => (isOther(part) ? { ...part, promptId: prompt.id } : part));
}
