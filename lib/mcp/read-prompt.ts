import { toList, toRecord } from '../core/json.ts';
import { leftOut } from '../core/tool-server.ts';
import type { ServerPromptText, ServerReading } from '../core/tool-server.ts';
import { readContent } from './strangers-content.ts';

const mostMessages = 50;

/** What was read of a resource: all its parts, as one. */
export function toReading(result: Readonly<Record<string, unknown>>): ServerReading {
  const contents = toList(result['contents']).map(toRecord);
  // An address in front of each only where there are several.
  const isOne = contents.length === 1;
  const { text, whole, pictures, left } = readContent(
    contents.map((resource) => ({
      type: 'resource',
      resource: isOne ? { ...resource, uri: '' } : resource,
    })),
  );
  return { text, pictures, left, ...(whole !== undefined && { whole }) };
}

/** A filled prompt as one question: it is asked in the user's name, who sees and may change it before. */
export function toPromptText(result: Readonly<Record<string, unknown>>): ServerPromptText {
  const messages = toList(result['messages']).slice(0, mostMessages).map(toRecord);
  const left: string[] = [];
  const texts = messages.flatMap((message) => {
    if (!message) return [];
    const content = readContent(message['content']);
    left.push(
      ...content.left,
      ...content.pictures.map(({ mediaType }) => `${leftOut.picture} (${mediaType})`),
    );
    if (content.text === '') return [];
    return [message['role'] === 'assistant' ? `Assistant: ${content.text}` : content.text];
  });
  return { text: texts.join('\n\n'), left };
}
