import type { ToolCallView } from '../core/call-view.ts';
import { toHash } from '../core/foreign-id.ts';
import type { RunId } from '../core/ids.ts';
import { toRoundCalls, toRoundText } from '../core/round-texts.ts';
import type { StreamPart } from '../core/parts.ts';
import { createRunView, foldPart } from '../core/run-view.ts';
import { callLimit } from '../core/tool.ts';
import type { CallResult } from '../core/tool.ts';
import type { PromptMessage, PromptResult } from './to-prompt-messages.ts';

/** Puts what strangers wrote between marks that they cannot guess. */
export type Fence = (kind: string, text: string) => string;

/**
 * An answer as it is sent back, as far as it got: what each of its rounds said, what it called, and what that gave. A call
 * that nothing became of is left out, and so are thoughts, but for what the endpoint itself wants back beside its calls.
 */
export function toAnswerTurns(
  runId: RunId,
  parts: readonly StreamPart[],
  fence: Fence,
): PromptMessage[] {
  const view = createRunView();
  /** By round; of several tries the last one counts. */
  const echoes: unknown[][] = [[]];
  for (const part of parts) {
    foldPart(view, part);
    if (part.type === 'step-start') echoes[view.rounds.length - 1] = [];
    else if (part.type === 'echo') echoes[view.rounds.length - 1]?.push(part.item);
  }
  const { toolCalls, rounds } = view;
  const toId = createIds(runId);
  return rounds.flatMap(({ untaken = 0 }, at): PromptMessage[] => {
    const said = toRoundText(view, at).toString();
    const { first, end } = toRoundCalls(view, at);
    const ended = toolCalls.slice(first, end).flatMap(toTold);
    if (ended.length === 0) return [{ role: 'assistant', text: said }];
    const calls = ended.map((call) => ({ ...call, id: toId(call.id) }));
    const echo = echoes[at] ?? [];
    const results = calls.map((call) => toResult(call, fence));
    const last = results.at(-1);
    // No message of their own: what was not taken is not among the calls, and nothing else may be answered.
    if (last && untaken > 0)
      last.text += `\n\n(Only the first ${callLimit} calls were taken. Repeat the other ${untaken} if needed.)`;
    return [
      {
        role: 'assistant',
        text: said,
        calls: calls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args })),
        ...(echo.length > 0 && { echo }),
      },
      { role: 'tool', text: '', results },
    ];
  });
}

/** What a model is told of a call; nothing of one that never began and that nothing became of. */
function toTold(call: ToolCallView): ToolCallView[] {
  const { result, startedAtMs } = call;
  if (!result) return startedAtMs === undefined ? [] : [{ ...call, result: leftOpen }];
  const isNone = result.outcome === 'malformed' || result.outcome === 'cut';
  const isCut = isNone && call.arguments.length > longestMistake;
  // A mistake of any length would be paid for with each request that follows.
  return [isCut ? { ...call, arguments: '{}', name: call.name.slice(0, 64) } : call];
}

/** Of arguments that were none, so many are sent back. */
const longestMistake = 4_000;

const leftOpen: CallResult = {
  outcome: 'failed',
  text: 'The answer ended while this call was carried out. It is not known how far it came.',
};

/** Some endpoints give no id, or one twice. Ours has nine letters and digits, since Mistral takes no other. */
function createIds(runId: RunId): (given: string) => string {
  const taken = new Set<string>();
  return (given) => {
    let id = given;
    for (let seed = taken.size + 1; id === '' || taken.has(id); seed += 1) {
      id = (toHash(runId, seed) + toHash(runId, seed + 1)).slice(0, 9);
    }
    taken.add(id);
    return id;
  };
}

function toResult({ id, name, result }: ToolCallView, fence: Fence): PromptResult {
  const { outcome = 'failed', text = '', untrusted = false, pictures = [] } = result ?? {};
  return {
    callId: id,
    name,
    text: untrusted && text !== '' ? fence('result', text) : text,
    isError: outcome !== 'done',
    ...(pictures.length > 0 && { pictures: [...pictures] }),
  };
}
