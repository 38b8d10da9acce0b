/**
 * Identifiers. All are opaque strings; a surface makes the id of a run and of a conversation itself, so that a command
 * that was sent twice is recognised.
 */

/** Id of a run, which is also the id of the assistant message that the run writes. */
export type RunId = string;
/** Id of a conversation. */
export type ConversationId = string;
/** What the id of a conversation begins with that is never written to a disk. */
const temporaryPrefix = 'temporary.';

/** The id, for a conversation that is never written to a disk: it says so itself, wherever it goes. */
export function toTemporaryId(id: ConversationId): ConversationId {
  return temporaryPrefix + id;
}

/** Whether nothing of that conversation may be written to a disk. */
export function isTemporary(id: ConversationId): boolean {
  return id.startsWith(temporaryPrefix);
}

/** Id of a message of either role. */
export type MessageId = string;
/** Id of a saved connection. */
export type ConnectionId = string;
/** The browser's window number; -1 where a surface could not learn it. */
export type WindowId = number;

/**
 * The id of the question that a run answers. It is derived and not sent, so that the question of a `run-start` that
 * arrives twice is the same row.
 */
export function toQuestionId(runId: RunId): MessageId {
  return `${runId}.question`;
}

/** Names the bytes of a picture. Random, and never used again: one that is kept in two places has one name. */
export type PictureId = string;
/** It says so itself: what was left out of a request may be messages, and pictures of them. */
const picturePrefix = 'picture.';

/** The id, for a picture. */
export function toPictureId(id: string): PictureId {
  return picturePrefix + id;
}

/** Whether it is the id of a picture, and not of a message. */
export function isPictureId(id: string): boolean {
  return id.startsWith(picturePrefix);
}
