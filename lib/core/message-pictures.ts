import { toPictures } from './content.ts';
import type { PicturePart } from './content.ts';
import type { Message } from './conversation.ts';

/** The pictures of a message: those that a question was asked with, or that calls of an answer gave back. */
export function toMessagePictures(message: Message): readonly PicturePart[] {
  if (message.role === 'user') return toPictures(message.content);
  return (message.parts ?? []).flatMap((part) =>
    part.type === 'call-end' ? (part.pictures ?? []) : [],
  );
}
