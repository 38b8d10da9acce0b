/**
 * What a question is made of. Text is the user's own; the other kinds are data that came from elsewhere and are fenced
 * as such when they are sent. A picture is a reference to its bytes, which no conversation, draft or message of a Port
 * holds: see `lib/conversations/picture-store.ts`.
 */
export type ContentPart =
  | { type: 'text'; text: string }
  | { type: 'selection'; text: string }
  | { type: 'page'; text: string; title: string; url: string }
  | FilePart
  | PicturePart;

/** The text of a file that the user chose. */
export interface FilePart {
  type: 'file';
  name: string;
  text: string;
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

/** Names the bytes of a picture. Random, and never used again: one that is kept in two places has one name. */
export type PictureId = string;

/** What providers take, all of them. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;

/** One of {@link pictureTypes}. */
export type PictureType = (typeof pictureTypes)[number];

/** A picture's bytes, on their way through what knows only JSON. */
export interface PictureBytes {
  mediaType: PictureType;
  base64: string;
}

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
