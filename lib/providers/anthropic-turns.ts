import { parseRecord, toText } from '../core/json.ts';
import type { PictureBytes } from '../core/content.ts';
import type { ToolOffer } from '../core/tool.ts';
import type { PromptMessage, PromptResult } from './adapter.ts';
import { findQuestion, toEchoes, toPieces } from './echoes.ts';
import type { Piece } from './echoes.ts';

/** A turn as it is sent. */
export interface AnthropicTurn {
  role: 'user' | 'assistant';
  content: string | Block[];
}

type Block = Record<string, unknown> & { type: string };

interface Turn {
  role: 'user' | 'assistant';
  text: string;
  pictures: readonly PictureBytes[];
  /** Of the user's: what the calls of the turn before gave. */
  results: readonly PromptResult[];
  /** Of the model's: the message that called something. */
  calling?: PromptMessage;
  isPast?: boolean;
}

/** For a branch whose first question was left out of the request: the dialect begins with the user's turn. */
const leftOut = '(What was asked here first is left out.)';
/**
 * For a branch that ends with an answer. Newer models refuse to go on in the middle of their own turn with 400, older
 * ones refuse a turn that ends with white space: asked by a turn of the user's, all of them go on.
 */
const goOn = 'Go on where you stopped, without repeating anything.';

const thoughtBlock = /^(?:redacted_)?thinking$/;

/** What ids have to be: "String should match pattern '^[a-zA-Z0-9_-]+$'" (LibreChat-AI/agents pull 153). */
export function isAnthropicId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}

/**
 * The turns of user and model: from a user's to a user's, in turns, none of them blank, since all else is refused. An
 * answer that was cut is sent as far as it got, and the turn after it asks for the rest. What calls gave comes first in the
 * user's turn behind them. Thoughts go back as they came, and at their place, with their signature: anything else is refused.
 * Those of Claude only until the user asks again: from then on they have done their work, and newer models refuse them if
 * anything before them has changed, or one between them is left out, as that of an answer without calls is
 * (https://platform.claude.com/docs/build-with-claude/preserved-thinking/prefix-checks). Others want all of them (DeepSeek).
 */
export function toAnthropicTurns(
  messages: readonly PromptMessage[],
  model: string,
): AnthropicTurn[] {
  const question = /claude/i.test(model) ? findQuestion(messages) : -1;
  const turns: Turn[] = [];
  for (const [at, message] of messages.entries()) {
    const { role, text, pictures = [], calls = [], results = [] } = message;
    if (role === 'system') continue;
    if (text.trim() === '' && [pictures, calls, results].every(({ length }) => length === 0))
      continue;
    const turn: Turn = { role: role === 'tool' ? 'user' : role, text, pictures, results };
    if (calls.length > 0) Object.assign(turn, { calling: message, isPast: at < question });
    const last = turns.at(-1);
    if (last?.role === turn.role) join(last, turn);
    else turns.push(turn);
  }
  // The answer stays: what follows may speak of it. To leave it out would be a loss that nobody is told of.
  if (turns[0]?.role === 'assistant') turns.unshift(toUserTurn(leftOut));
  if (turns.at(-1)?.role === 'assistant') turns.push(toUserTurn(goOn));
  return turns.map((turn) => ({ role: turn.role, content: toContent(turn) }));
}

function toUserTurn(text: string): Turn {
  return { role: 'user', text, pictures: [], results: [] };
}

function join(last: Turn, turn: Turn): void {
  last.text = [last.text, turn.text].filter((text) => text.trim() !== '').join('\n\n');
  last.pictures = [...last.pictures, ...turn.pictures];
  last.results = [...last.results, ...turn.results];
  if (turn.calling) Object.assign(last, { calling: turn.calling, isPast: turn.isPast });
}

/** A tool in the form of Messages. */
export function toAnthropicTool({ name, description, schema }: ToolOffer): unknown {
  return { name, description, input_schema: schema };
}

/** Pictures come before the words: the vendor's page says that models then read them best. */
function toContent({ role, text, pictures, results, calling, isPast }: Turn): string | Block[] {
  if (role === 'assistant') {
    if (!calling) return text;
    const echoes = isPast ? [] : toEchoes(calling, 'anthropic-messages').filter(isThought);
    return toPieces({ ...calling, text }, echoes).map(toBlock);
  }
  if (pictures.length === 0 && results.length === 0) return text;
  return [...results.map(toResultBlock), ...pictures.map(toPictureBlock), ...toTextBlocks(text)];
}

/** An import may hold anything. */
function isThought({ item }: { item: Record<string, unknown> }): boolean {
  return thoughtBlock.test(toText(item['type']));
}

function toBlock(piece: Piece): Block {
  if ('text' in piece) return { type: 'text', text: piece.text };
  if ('item' in piece) return { ...piece.item, type: toText(piece.item['type']) };
  const { id, name, arguments: args } = piece.call;
  return { type: 'tool_use', id, name, input: parseRecord(args) ?? {} };
}

/** An error is told in text alone: with anything else in it the request is refused, and so is each that follows. */
function toResultBlock({ callId, text, pictures = [], isError }: PromptResult): Block {
  const block = { type: 'tool_result', tool_use_id: callId, is_error: isError || undefined };
  if (pictures.length === 0) return { ...block, content: text };
  if (isError) {
    const left = `(Pictures left out, since an error is told in text alone: ${pictures.length})`;
    return { ...block, content: `${text}\n${left}` };
  }
  return { ...block, content: [...toTextBlocks(text), ...pictures.map(toPictureBlock)] };
}

function toTextBlocks(text: string): Block[] {
  return text.trim() === '' ? [] : [{ type: 'text', text }];
}

function toPictureBlock({ mediaType, base64 }: PictureBytes): Block {
  return { type: 'image', source: { type: 'base64', media_type: mediaType, data: base64 } };
}

/**
 * Whether the last turn gives results to a turn that does not begin with thoughts. Models that think within a budget refuse that
 * ("a final assistant message must start with a thinking block"): that turn is ended without thinking.
 */
export function isThoughtless(turns: readonly AnthropicTurn[]): boolean {
  const [before, last] = turns.slice(-2);
  const begins = (turn: AnthropicTurn | undefined, type: RegExp): boolean =>
    typeof turn?.content !== 'string' && type.test(turn?.content[0]?.type ?? '');
  return begins(last, /^tool_result$/) && !begins(before, thoughtBlock);
}
