import { toList, toRecord, toText } from '../core/json.ts';
import type { ServerPrompt, ServerResource, ServerTool } from '../core/tool-server.ts';
import { toCount } from './strangers-content.ts';
import { readArguments } from './strangers-schema.ts';
import { descriptionLimit, nameLimit, toName, toWords } from './strangers-words.ts';

/** How much of a list is taken. */
export const listLimits = { pages: 20, tools: 200, resources: 500, prompts: 200 } as const;
/** A name or an address goes back to the server as it was said, and may be no longer than this. */
const longestWire = 2048;
const mostArguments = 50;

/**
 * A tool out of a list. Only one that says that it reads nothing but does not act: that is a stranger's word, so it decides
 * what is asked less often and never whether it is asked. Undefined for what cannot be called.
 */
export function toServerTool(given: unknown): ServerTool | undefined {
  const item = toRecord(given);
  const name = toWire(item?.['name']);
  if (!item || name === undefined) return undefined;
  const annotations = toRecord(item['annotations']);
  const title = toText(item['title']) || toText(annotations?.['title']) || name;
  return {
    name,
    title: toName(title),
    description: toWords(toText(item['description']), descriptionLimit),
    ...readArguments(item['inputSchema']),
    acts: annotations?.['readOnlyHint'] !== true,
  };
}

/** A resource out of a list; undefined for what cannot be read. */
export function toServerResource(given: unknown): ServerResource | undefined {
  const item = toRecord(given);
  const uri = toWire(item?.['uri']);
  if (!item || uri === undefined) return undefined;
  const size = toCount(item['size']);
  return {
    uri,
    name: toName(toText(item['title']) || toText(item['name']) || uri),
    description: toWords(toText(item['description']), descriptionLimit),
    mediaType: toName(toText(item['mimeType']), 100),
    ...(size !== undefined && { size }),
  };
}

/** A prompt out of a list; undefined for what cannot be asked for. */
export function toServerPrompt(given: unknown): ServerPrompt | undefined {
  const item = toRecord(given);
  const name = toWire(item?.['name']);
  if (!item || name === undefined) return undefined;
  return {
    name,
    title: toName(toText(item['title']) || name),
    description: toWords(toText(item['description']), descriptionLimit),
    arguments: toList(item['arguments'])
      .slice(0, mostArguments)
      .flatMap((given) => {
        const argument = toRecord(given);
        const name = toWire(argument?.['name'], nameLimit);
        if (!argument || name === undefined) return [];
        const description = toWords(toText(argument['description']), descriptionLimit);
        return [{ name, description, required: argument['required'] === true }];
      }),
  };
}

function toWire(value: unknown, limit = longestWire): string | undefined {
  return typeof value === 'string' && value !== '' && value.length <= limit ? value : undefined;
}
