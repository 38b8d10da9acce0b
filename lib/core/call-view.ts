import type { StreamPart } from './parts.ts';
import type { TextBuffer } from './text-buffer.ts';
import type { CallAsk, CallOutcome, CallResult } from './tool.ts';

/**
 * Where a call is. `building`: its arguments are coming, or have come and nothing has happened with them yet, which is
 * where a call of a run that ended stays. `asked`: it waits for the user.
 */
export type CallState = 'building' | 'asked' | 'running' | CallOutcome;

/** A tool call. `arguments` is partial JSON until the step has ended. */
export interface ToolCallView {
  id: string;
  name: string;
  arguments: string;
  state: CallState;
  /** What was said of it when it was asked for. */
  ask?: CallAsk;
  progress?: Extract<StreamPart, { type: 'call-progress' }>;
  result?: CallResult;
  startedAtMs?: number;
  endedAtMs?: number;
}

/** A request of a run, by where what it brought begins: text and thoughts in code units, calls by their number. */
export interface RoundView {
  textAt: number;
  reasoningAt: number;
  firstCall: number;
  /** How many more it called than are taken; absent for none. */
  untaken?: number;
  /** Whether a {@link roundBreak} stands before its text, which belongs to no round. */
  parted?: true;
}

interface CallsView {
  text: TextBuffer;
  reasoning: TextBuffer;
  toolCalls: ToolCallView[];
  rounds: RoundView[];
}

type CallPart = Extract<
  StreamPart,
  { type: 'tool-call-delta' | 'call-asked' | 'call-start' | 'call-progress' | 'call-end' }
>;

/** What stands between the texts of two rounds: models begin each as if it were the first. */
export const roundBreak = '\n\n';

/** Parts the text of a round from what was said before it, once it has one. */
export function partRound({ text, rounds }: Pick<CallsView, 'text' | 'rounds'>): void {
  const round = rounds.at(-1);
  if (!round || round.parted || rounds.length === 1 || text.length === 0) return;
  text.append(roundBreak);
  round.textAt = text.length;
  round.parted = true;
}

/** A step begins: another round where the one before has called something. Tries that came to nothing are none. */
export function foldRound({ text, reasoning, toolCalls, rounds }: CallsView): void {
  if (toolCalls.length === (rounds.at(-1)?.firstCall ?? 0)) return;
  rounds.push({
    textAt: text.length,
    reasoningAt: reasoning.length,
    firstCall: toolCalls.length,
  });
}

/** Applies what came of a call. */
export function foldCall({ toolCalls, rounds }: CallsView, part: CallPart): void {
  if (part.type === 'tool-call-delta') {
    const at = (rounds.at(-1)?.firstCall ?? 0) + part.index;
    const building = (toolCalls[at] ??= { id: '', name: '', arguments: '', state: 'building' });
    building.id ||= part.id ?? '';
    // Some say the whole name with every piece.
    if (part.name !== building.name) building.name += part.name ?? '';
    building.arguments += part.arguments;
    return;
  }
  const call = toolCalls[part.call];
  if (!call) return;
  switch (part.type) {
    case 'call-asked':
      call.state = 'asked';
      call.ask = part.ask;
      break;
    case 'call-start':
      call.state = 'running';
      call.startedAtMs = part.atMs;
      break;
    case 'call-progress':
      call.progress = part;
      break;
    case 'call-end': {
      const { outcome, text, untrusted, pictures } = part;
      call.state = outcome;
      call.result = { outcome, text, untrusted, pictures };
      call.endedAtMs = part.atMs;
    }
  }
}

/** Whether nothing has become of a call yet. */
export function isOpenCall({ result }: ToolCallView): boolean {
  return result === undefined;
}

/** What a run that has not ended waits for, where that is no word of the model's. */
export function toAwaited({
  toolCalls,
}: Pick<CallsView, 'toolCalls'>): 'consent' | 'tool' | undefined {
  if (toolCalls.some(({ state }) => state === 'asked')) return 'consent';
  return toolCalls.some(({ state }) => state === 'running') ? 'tool' : undefined;
}
