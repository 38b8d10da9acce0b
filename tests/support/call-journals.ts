import type { StreamPart } from '../../lib/core/parts.ts';
import type { CallAsk, CallResult } from '../../lib/core/tool.ts';

const atMs = 1_795_289_632_000;

/** A request begins. */
export const toStep = (step: number): StreamPart => ({ type: 'step-start', step, atMs });

/** The model says something. */
export const toSaid = (text: string): StreamPart => ({ type: 'text-delta', text });

/** The model calls a tool, the `index`th of its step, with whatever has come of its arguments. */
export const toCall = (name: string, args: unknown, index = 0): StreamPart => ({
  type: 'tool-call-delta',
  index,
  id: `call_${name}_${index}`,
  name,
  arguments: typeof args === 'string' ? args : JSON.stringify(args),
});

/** A call waits for the user. */
export const toAsked = (call: number, ask: Partial<CallAsk> = {}): StreamPart => ({
  type: 'call-asked',
  call,
  ask: { number: 1, reason: 'unasked', gives: 'result', ...ask },
});

/** A call runs. */
export const toStarted = (call: number, startedAtMs = atMs): StreamPart => ({
  type: 'call-start',
  call,
  atMs: startedAtMs,
});

/** A call ends. */
export const toEnded = (call: number, result: Partial<CallResult> = {}): StreamPart => ({
  type: 'call-end',
  call,
  outcome: 'done',
  text: '',
  ...result,
  atMs,
});

/** The step ends with calls. */
export const toCallsEnd: StreamPart = {
  type: 'step-finish',
  finishReason: { unified: 'tool-calls', raw: 'tool_calls' },
};

/** The run ends. */
export const toFinish = (unified: 'stop' | 'rounds' = 'stop'): StreamPart => ({
  type: 'finish',
  finishReason: { unified, raw: null },
  atMs: atMs + 5_000,
});

/** Words of a page, as `read_page` gives them. */
export const pageWords =
  'Rivers of the north\n\nA river is a natural stream of fresh water. It flows downhill, towards an ocean or another river.\n'.repeat(
    30,
  );

/** Two rounds of calls, the first of them of two at once, and an answer. */
export const twoRounds: readonly StreamPart[] = [
  toStep(1),
  toSaid('Let me look at the page and at the clock.'),
  toCall('read_page', {}, 0),
  toCall('get_date_time', {}, 1),
  toCallsEnd,
  toAsked(0, { gives: 'page', title: 'Rivers of the north', host: 'rivers.example', once: true }),
  toStarted(0),
  toEnded(0, { text: pageWords, untrusted: true }),
  toAsked(1),
  toStarted(1),
  toEnded(1, { text: 'Monday, 2026-11-23 08:45' }),
  toStep(2),
  toSaid('The page names **two** rivers. I look for what you asked before.'),
  toCall('search_conversations', { query: 'rivers "north"', limit: 5 }),
  toCallsEnd,
  toAsked(2, { reason: 'untrusted', gives: 'conversations' }),
  toEnded(2, { outcome: 'refused', text: 'The user refused this call.' }),
  toStep(3),
  toSaid('Without your conversations: both rivers flow *north*.'),
  toFinish(),
];
