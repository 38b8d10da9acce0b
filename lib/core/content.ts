/**
 * What a question is made of. Text is the user's own; the other kinds are data that came from elsewhere and are fenced
 * as such when they are sent. Pictures and files are to join here as further members that hold a reference to their
 * bytes, never the bytes.
 */
export type ContentPart =
  | { type: 'text'; text: string }
  | { type: 'selection'; text: string }
  | { type: 'page'; text: string; title: string; url: string }
  | { type: 'given'; from: GivenSource; text: string };

/** Where something short came from that a prompt was filled with. */
export type GivenSource = (typeof givenSources)[number];

/** Every {@link GivenSource}, for validation. */
export const givenSources = ['url', 'title', 'clipboard'] as const;

/** What goes along with the user's own words. */
export type ContextPart = Exclude<ContentPart, { type: 'text' }>;

/** What goes along with the words of a question. */
export function toContext(content: readonly ContentPart[]): ContextPart[] {
  return content.filter((part) => part.type !== 'text');
}

/** The user's own words in a question, without the attached context. */
export function toQuestionText(content: readonly ContentPart[]): string {
  return content
    .filter((part) => part.type === 'text')
    .map((part) => part.text)
    .join('\n\n');
}
