import { removeHidden } from '../core/hidden-characters.ts';
import { toRecord, writeJson } from '../core/json.ts';
import type { ToolReply } from '../tools/tool.ts';
import { readContent, textLimit } from './strangers-content.ts';
import { cut } from './strangers-words.ts';

/**
 * What a tool's result says to a model: its text, else its data, its pictures, and what of it cannot be given on.
 * @param note one more word on it
 */
export function toReply(result: Readonly<Record<string, unknown>>, note?: string): ToolReply {
  const { text, whole, pictures, left } = readContent(result['content'] ?? []);
  const structured = toRecord(result['structuredContent']);
  const data = text === '' && structured ? writeJson(structured) : '';
  const said = text === '' ? cut(removeHidden(data.slice(0, textLimit + 1)), textLimit) : text;
  const length = whole ?? (data.length > textLimit ? data.length : undefined);
  const notes = [
    ...(length === undefined
      ? []
      : [`(Cut: these are the first ${said.length} of ${length} characters.)`]),
    ...left.map((what) => `(Left out: ${what}.)`),
    ...(note === undefined ? [] : [`(${note}.)`]),
    ...(said === '' && left.length === 0 && pictures.length === 0
      ? ['(The tool gave nothing back.)']
      : []),
  ];
  return {
    text: [said, ...notes].filter((words) => words !== '').join('\n\n'),
    ...(pictures.length > 0 && { pictures }),
    ...(result['isError'] === true && { isError: true }),
  };
}
