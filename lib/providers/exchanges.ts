import { parseRecord } from '../core/json.ts';
import type { PromptCall, PromptMessage, PromptResult } from './adapter.ts';
import { withoutCalls } from './without-calls.ts';

/** What is said of a call that has no result: a call without one is refused everywhere. */
const noResult = 'There is no result: this was not carried out.';
/** For a result without words, since several servers refuse empty text. */
const noWords = '(no text)';

/**
 * The messages with their calls as every server takes them: each call has one result, right behind it, under an id that no other
 * has and that `fits` this server. A conversation may have been had with others, whose ids are of another form, and history that is
 * refused once is refused for ever. Results that belong to no call are told in words.
 */
export function toExchanges(
  messages: readonly PromptMessage[],
  fits: (id: string) => boolean,
): PromptMessage[] {
  const toId = createIds(fits);
  const exchanges: PromptMessage[] = [];
  for (const [at, message] of messages.entries()) {
    const { calls = [], role } = message;
    if (role === 'tool') {
      const before = messages[at - 1];
      const left = toLeft(message.results ?? [], before?.role === 'assistant' ? before.calls : []);
      exchanges.push(...withoutCalls([{ role, text: '', results: left }]));
    } else if (role !== 'assistant' || calls.length === 0) {
      exchanges.push(message);
    } else {
      const next = messages[at + 1];
      const given = next?.role === 'tool' ? (next.results ?? []) : [];
      const results = toPaired(calls, given);
      const sent = calls.map((call) => toSent(call, toId(call.id)));
      exchanges.push({ ...message, calls: sent });
      exchanges.push({
        role: 'tool',
        text: '',
        results: sent.map(({ id, name }, index) => toGiven(results[index], id, name)),
      });
    }
  }
  return exchanges;
}

/** The result of each call: the first of its id that no call before it has. */
function toPaired(
  calls: readonly PromptCall[],
  results: readonly PromptResult[],
): (PromptResult | undefined)[] {
  const left = [...results];
  return calls.map(({ id }) => {
    const found = left.findIndex(({ callId }) => callId === id);
    return found < 0 ? undefined : left.splice(found, 1)[0];
  });
}

/** The results that belong to none of these calls. */
function toLeft(
  results: readonly PromptResult[],
  calls: readonly PromptCall[] = [],
): PromptResult[] {
  const paired = new Set(toPaired(calls, results));
  return results.filter((result) => !paired.has(result));
}

/**
 * The call with a name that is taken everywhere, and with arguments that are an object: vLLM, llama.cpp and Mistral parse what is sent
 * back, and refuse the whole conversation from then on where it was cut (https://github.com/vllm-project/vllm/pull/48922).
 */
function toSent({ name, arguments: args }: PromptCall, id: string): PromptCall {
  return {
    id,
    name: name.replaceAll(/[^\w-]/g, '_').slice(0, 64) || 'unknown',
    arguments: parseRecord(args) ? args : '{}',
  };
}

function toGiven(result: PromptResult | undefined, callId: string, name: string): PromptResult {
  if (!result) return { callId, name, text: noResult, isError: true };
  const text = result.text.trim() === '' ? noWords : result.text;
  return { ...result, callId, name, text };
}

/** Ours have nine letters and digits, which is all that Mistral takes, and everybody else too. */
function createIds(fits: (id: string) => boolean): (given: string) => string {
  const taken = new Set<string>();
  let count = 0;
  return (given) => {
    let id = given;
    while (id === '' || taken.has(id) || !fits(id)) {
      count += 1;
      id = `call${String(count).padStart(5, '0')}`;
    }
    taken.add(id);
    return id;
  };
}
