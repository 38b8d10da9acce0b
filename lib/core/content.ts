import type { PictureId } from './ids.ts';

/**
 * What a question is made of. Text is the user's own; the other kinds are data that came from elsewhere and are fenced
 * as such when they are sent. A picture is a reference to its bytes, which no conversation, draft or message of a Port
 * holds: see `lib/conversations/picture-store.ts`.
 */
export type ContentPart =
  | { type: 'text'; text: string }
  | SelectionPart
  | PagePart
  | FilePart
  | PicturePart
  | { type: 'given'; from: GivenSource; text: string };

/** What was selected in a page. */
export interface SelectionPart {
  type: 'selection';
  /** As a page's. */
  text: string;
  hidden?: number | undefined;
  limit?: number | undefined;
  /** Of a draft: whether the user has chosen that limit. */
  isOwnLimit?: boolean | undefined;
  whole?: number | undefined;
}

/** The text of a file that the user chose. */
export interface FilePart {
  type: 'file';
  name: string;
  /** As a page's. */
  text: string;
  hidden?: number | undefined;
  limit?: number | undefined;
  /** Of a draft: whether the user has chosen that limit. */
  isOwnLimit?: boolean | undefined;
  whole?: number | undefined;
}

/** A picture, as it was made ready to be sent. */
export interface PicturePart {
  type: 'picture';
  pictureId: PictureId;
  /** The file's own, or what it is a picture of. */
  name: string;
  mediaType: PictureType;
  width: number;
  height: number;
  /** Bytes. */
  size: number;
}

/** What providers take, all of them. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** One of {@link pictureTypes}. */
export type PictureType = (typeof pictureTypes)[number];

/** A picture's bytes, on their way through what knows only JSON. */
export interface PictureBytes {
  mediaType: PictureType;
  base64: string;
}

/** What a page says, or a PDF, or a video. */
export interface PagePart {
  type: 'page';
  /** Of a draft whole, of a question as far as it was sent. */
  text: string;
  title: string;
  /** '' where it has no address, as a file. */
  url: string;
  /** How many characters that nobody sees were left out. */
  hidden?: number | undefined;
  /** Of a draft: how many characters of it are to be sent, where that is not all. */
  limit?: number | undefined;
  /** Of a draft: whether the user has chosen that limit. */
  isOwnLimit?: boolean | undefined;
  /** Of a question: how many characters there were, where not all were sent. */
  whole?: number | undefined;
  /** Of a draft: the id of the prompt that has added it, and with which it goes. */
  promptId?: string | undefined;
}

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

/** What a part says in words; '' for a picture. */
export function toPartText(part: ContentPart): string {
  return part.type === 'picture' ? '' : part.text;
}

/** The pictures that go along with a question. */
export function toPictures(content: readonly ContentPart[]): PicturePart[] {
  return content.filter((part) => part.type === 'picture');
}

/** What may be longer than a model reads, and is cut where it is. */
export type LongPart = SelectionPart | PagePart | FilePart;

/** Whether it is a {@link LongPart}. */
export function isLong(part: ContentPart): part is LongPart {
  return part.type === 'page' || part.type === 'file' || part.type === 'selection';
}

/** The content as it is sent: what is long as far as its limit, and with word of how much there was. */
export function toSentContent(content: readonly ContentPart[]): ContentPart[] {
  return content.map(withoutPrompt).map((part) => {
    if (!isLong(part) || part.limit === undefined) return part;
    const { limit, isOwnLimit: _, ...sent } = part;
    const text = toBeginning(part.text, limit);
    return text.length === part.text.length ? sent : { ...sent, text, whole: part.text.length };
  });
}

function withoutPrompt(part: ContentPart): ContentPart {
  if (part.type !== 'page') return part;
  const { promptId: _, ...page } = part;
  return page;
}

/** So many characters of a text, and never half of one. */
export function toBeginning(text: string, limit: number): string {
  return text.slice(0, limit).replace(/[\ud800-\udbff]$/, '');
}
