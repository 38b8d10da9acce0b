/** What a reply is made of. */
export type ReplyForm = 'events' | 'body' | 'text';

/** The beginning of a page, which is nobody's answer. */
const pageStart = /^<(?:!doctype|html|head|body|\?xml)\b/i;
/** A line of an event stream: a field, or a comment. */
const fieldLine = /^(?:(?:data|event|id|retry):|:)/;
const fields = ['data:', 'event:', 'id:', 'retry:'];
/** A line in which some servers tell of an error. */
const errorLine = /^error:/;
/** A first event that is longer is one: nothing in so much spoke against it. */
const blockLimit = 4096;

/**
 * Tells the form of a reply from how it begins, whatever its header said; undefined while that is too little to tell
 * (`isWhole`: it is all there is). A reply to those who read no plain text is decided by its first character that is not
 * white space. A dialect with plain text is asked for by the user's own server. What its header calls an event stream is
 * one if its first line is a field or a comment, else text. What is called anything else is one if all lines up to the
 * end of its first event are, and one of them has data: YAML, and prose that begins with a word and a colon, is text.
 */
export function toReplyForm(
  start: string,
  contentType: string,
  takesText: boolean,
  isWhole = false,
): ReplyForm | undefined {
  // A byte order mark counts as white space here.
  const begun = start.trimStart();
  if (begun === '') return undefined;
  const isBody = begun.startsWith('{') || begun.startsWith('[');
  if (!takesText) return isBody || begun.startsWith('<') ? 'body' : 'events';
  const lines = start.replace(/^\uFEFF?[\r\n]*/, '').split(/\r\n?|\n/);
  if (isEventStream(contentType)) return isBody ? 'body' : toCalledForm(lines, isWhole);
  const isText = /^text\/plain\b/i.test(contentType);
  const isEvents = holdsEvent(lines, isWhole, isText);
  if (isEvents !== false) return isEvents ? 'events' : undefined;
  if (isText) return 'text';
  if (isBody) return 'body';
  if (pageStart.test(begun)) return 'body';
  // Too short for the longest word that a page begins with.
  const isOpen = !isWhole && begun.startsWith('<') && begun.length < '<!doctype '.length;
  return isOpen ? undefined : 'text';
}

/** Whether a header says that what follows is an event stream. */
export function isEventStream(contentType: string): boolean {
  return /^text\/event-stream\b/i.test(contentType);
}

/** Of a reply that is called an event stream: some servers write bare text under that name. */
function toCalledForm(lines: readonly string[], isWhole: boolean): ReplyForm | undefined {
  const [line = ''] = lines;
  if (fieldLine.test(line) || errorLine.test(line)) return 'events';
  const mayBecome = [...fields, 'error:'].some((field) => field.startsWith(line));
  return mayBecome && lines.length === 1 && !isWhole ? undefined : 'text';
}

/** Whether the first event stands in the lines, the last of which is open; undefined while that may yet turn out. */
function holdsEvent(
  lines: readonly string[],
  isWhole: boolean,
  isText: boolean,
): boolean | undefined {
  const open = isWhole ? '' : (lines.at(-1) ?? '');
  let hasData = false;
  for (const line of isWhole ? lines : lines.slice(0, -1)) {
    if (line === '' && hasData) return true;
    if (line !== '' && !fieldLine.test(line)) return false;
    hasData ||= line.startsWith('data:');
  }
  // Comments alone may be a face: only a server that does not call them text means them.
  if (isWhole) return hasData || !isText;
  if (open !== '' && !fieldLine.test(open) && !fields.some((field) => field.startsWith(open))) {
    return false;
  }
  return lines.reduce((sum, line) => sum + line.length, 0) > blockLimit ? true : undefined;
}
