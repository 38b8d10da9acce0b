/** What a reply is made of. */
export type ReplyForm = 'events' | 'body' | 'text';

/** The beginning of a page, which is nobody's answer. */
const pageStart = /^<(?:!doctype|html|head|body|\?xml)\b/i;
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
  if (isEventStream(contentType)) return isBody ? 'body' : 'events';
  if (begun.startsWith('data:')) return 'events';
  if (!isText && (fieldStart.test(begun) || begun.startsWith(':'))) return 'events';
  if ((isText ? ['data:'] : fields).some((field) => field.startsWith(begun))) return undefined;
  if (isText) return 'text';
  if (isBody) return 'body';
  if (pageStart.test(begun)) return 'body';
  // Too short for the longest word that a page begins with.
  return begun.startsWith('<') && begun.length < '<!doctype '.length ? undefined : 'text';
}

/** Whether a header says that what follows is an event stream. */
export function isEventStream(contentType: string): boolean {
  return /^text\/event-stream\b/i.test(contentType);
}
