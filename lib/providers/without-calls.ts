import type { PictureBytes } from '../core/content.ts';
import type { PromptCall, PromptMessage, PromptResult } from './adapter.ts';

/** A message of words and pictures alone. */
export interface PlainMessage extends PromptMessage {
  role: Exclude<PromptMessage['role'], 'tool'>;
  calls?: never;
  echo?: never;
  results?: never;
}

const heading = 'What tools gave back, and not the user’s words:';

/**
 * The messages without calls, for those who know none: what calls gave is told in the user's turn, in words. The answer keeps its
 * text alone, since a model that reads calls in words of its own goes on to write some.
 */
export function withoutCalls(messages: readonly PromptMessage[]): PlainMessage[] {
  const plain: PlainMessage[] = [];
  let calls: readonly PromptCall[] = [];
  let wasResults = false;
  for (const { role, text, pictures = [], calls: own = [], results = [] } of messages) {
    const isResults = role === 'tool';
    const last = plain.at(-1);
    if (isResults && results.length === 0) continue;
    const said = isResults ? toWords(results, calls) : text;
    const shown = isResults ? results.flatMap((result) => result.pictures ?? []) : pictures;
    // Some refuse two turns of the user's in a row; where there were two before, that is left as it was.
    if (last?.role === 'user' && (isResults || (wasResults && role === 'user'))) {
      last.text = [last.text, said].filter((words) => words !== '').join('\n\n');
      if (shown.length > 0) last.pictures = [...(last.pictures ?? []), ...shown];
    } else if (!(own.length > 0 && text.trim() === '')) {
      plain.push(toPlain(isResults ? 'user' : role, said, shown));
    }
    calls = own;
    wasResults = isResults;
  }
  return plain;
}

function toPlain(
  role: PlainMessage['role'],
  text: string,
  pictures: readonly PictureBytes[],
): PlainMessage {
  return { role, text, ...(pictures.length > 0 && { pictures }) };
}

function toWords(results: readonly PromptResult[], calls: readonly PromptCall[]): string {
  const told = results.map((result) => {
    const call = calls.find(({ id }) => id === result.callId);
    const text = toResultText(result);
    const marks = toMarks(text);
    return `${result.name}(${call?.arguments ?? ''})\n${marks}\n${text}\n${marks}`;
  });
  return [heading, ...told].join('\n\n');
}

/** More backticks than stand in a row in the text, so that it cannot end its own block. */
function toMarks(text: string): string {
  const rows = text.match(/`{3,}/g) ?? [];
  return '`'.repeat(rows.reduce((longest, row) => Math.max(longest, row.length + 1), 3));
}

/** The text of a result, where the dialect has no field that says that it is an error. */
export function toResultText({ text, isError }: PromptResult): string {
  return isError ? `Error: ${text}` : text;
}
