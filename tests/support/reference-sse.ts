import type { ServerSentEvent } from '../../lib/sse/event-feed.ts';

/**
 * The events of a whole stream by the letter of the HTML standard (9.2.6, "interpreting an event stream"), slow and
 * plain: what a reading function that works on pieces is held against. What stands after the last blank line is no event.
 */
export function readByTheStandard(stream: string): ServerSentEvent[] {
  const events: ServerSentEvent[] = [];
  const text = stream.startsWith('\ufeff') ? stream.slice(1) : stream;
  let data = '';
  let event = '';
  // What the last line end is followed by is no line: it was not ended.
  for (const line of text.split(/\r\n|\r|\n/).slice(0, -1)) {
    if (line === '') {
      if (data !== '') events.push({ event: event || undefined, data: data.slice(0, -1) });
      data = '';
      event = '';
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') data += `${value}\n`;
    if (field === 'event') event = value;
  }
  return events;
}
