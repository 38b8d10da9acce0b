/** What a reply is made of. */
export type ReplyForm = 'events' | 'body' | 'text';

/** The beginning of a page, which is nobody's answer. */
const pageStart = /^<(?:!doctype|html|head|body|\?xml)\b/i;
const eventType = /^text\/event-stream\b/i;
const fieldStart = /^(?:data|event|id|retry):/;
const fields = ['data:', 'event:', 'id:', 'retry:'];

/**
 * Tells the form of a reply from how it begins, whatever its header said; undefined while that is too little to tell.
 * A reply to those who read no plain text is decided by its first character that is not white space. A dialect with
 * plain text is asked for by the user's own server, whose header then counts where the beginning leaves it open.
 */
export function toReplyForm(
  start: string,
  contentType: string,
  takesText: boolean,
): ReplyForm | undefined {
  // A byte order mark counts as white space here.
  const begun = start.trimStart();
  if (begun === '') return undefined;
  const isBody = begun.startsWith('{') || begun.startsWith('[');
  if (!takesText) return isBody || begun.startsWith('<') ? 'body' : 'events';
  const isText = /^text\/plain\b/i.test(contentType);
  if (eventType.test(contentType)) return isBody ? 'body' : 'events';
  if (fieldStart.test(begun) || (begun.startsWith(':') && !isText)) return 'events';
  if (fields.some((field) => field.startsWith(begun))) return undefined;
  if (isBody) return isText ? 'text' : 'body';
  if (pageStart.test(begun)) return 'body';
  // Too short for the longest word that a page begins with.
  return begun.startsWith('<') && begun.length < '<!doctype '.length ? undefined : 'text';
}

/**
 * Whether a reply in which no event was found was never meant to hold one: a proxy that answers with success and a
 * sentence says so in its header, and its first line is no field, nor the beginning of one that was cut.
 */
export function isForeign(start: string, contentType: string): boolean {
  const begun = start.trimStart();
  if (begun === '' || contentType === '' || eventType.test(contentType)) return false;
  if (begun.startsWith(':') || fieldStart.test(begun)) return false;
  return !fields.some((field) => field.startsWith(begun));
}
