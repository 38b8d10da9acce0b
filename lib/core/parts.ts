import type { Correction } from './connection.ts';
import type { PicturePart } from './content.ts';
import type { StepPrice } from './price.ts';
import type { RunError } from './run-error.ts';
import type { CallAsk, CallOutcome, MissingTools } from './tool.ts';

/** Why a model stopped: our word for it and the endpoint's own. */
export interface FinishReason {
  unified: (typeof finishKinds)[number];
  /** The endpoint's value as sent; null when the end was named otherwise (`[DONE]`). */
  raw: string | null;
}

/**
 * Our words for why a model stopped. `pause`: the endpoint ended a long turn that it means to go on with. `rounds`: it called tools
 * round after round, and we have ended that.
 */
export const finishKinds = [
  'stop',
  'length',
  'pause',
  'content-filter',
  'tool-calls',
  'refusal',
  'rounds',
  'other',
] as const;

/** Token counts as the endpoint reported them; absent where it did not. */
export interface Usage {
  promptTokens?: number | undefined;
  completionTokens?: number | undefined;
  reasoningTokens?: number | undefined;
  /** Of the prompt: read from a cache of the provider's, and written to one. */
  cachedTokens?: number | undefined;
  cacheWriteTokens?: number | undefined;
  /** What the request cost, in US dollars, as whoever bills it says. */
  cost?: number | undefined;
}

/** A source that an answer names. `url` is a stranger's: shown, and opened only by a click. */
export interface Citation {
  url: string;
  title: string;
}

/** `unreadable`: a payload that is no JSON. `unknown-event`: one of a type that its adapter does not know. */
export type OddityKind = 'unreadable' | 'unknown-event';

/** A part that closes the run. The first one wins; whatever comes later falls off the closed journal. */
export type TerminalPart =
  | { type: 'finish'; finishReason: FinishReason; atMs: number }
  | { type: 'abort'; atMs: number }
  | { type: 'error'; error: RunError; atMs: number };

/** What a text that is withheld may turn out to be. */
export type Withheld =
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'text-was-reasoning' };

/**
 * One normalised event of a run, whatever provider it came from. JSON-safe. `atMs` is the background's clock
 * (epoch, ms); durations are only ever taken between two parts of one run.
 */
export type StreamPart =
  | {
      type: 'step-start';
      step: number;
      atMs: number;
      /** About how long the prompt is, for when the endpoint comes to no report. */
      promptTokens?: number | undefined;
      /** Absent where it is not known. */
      price?: StepPrice | undefined;
    }
  /** The first of its request; early journals have only that of the first. */
  | { type: 'first-delta'; atMs: number }
  /** When the last delta so far came; of several of a request only the last one counts. */
  | { type: 'last-delta'; atMs: number }
  /** The model began to think, and was done with it: what lies between is how long it thought. */
  | { type: 'reasoning-start'; atMs: number }
  | { type: 'reasoning-end'; atMs: number }
  | { type: 'text-delta'; text: string }
  | { type: 'reasoning-delta'; text: string }
  | { type: 'refusal-delta'; text: string }
  | {
      type: 'tool-call-delta';
      index: number;
      id?: string | undefined;
      name?: string | undefined;
      arguments: string;
    }
  /** Whatever text came so far was reasoning after all: a model that opens with no tag may still close with one. */
  | { type: 'text-was-reasoning' }
  /**
   * What has come of the answer and is not shown yet, since more of it has to come before it can be told what it is: as
   * the part that it is if no more does. Holds until the next one, or until something {@link replacesWithheld}.
   */
  | { type: 'withheld'; part: Withheld | null }
  | { type: 'citation'; citation: Citation }
  /** All connections to that server are taken: `ahead` runs are to begin before this one, which then does by itself. */
  | { type: 'queued'; ahead: number }
  /** The request failed before anything was shown and is sent again at `untilMs`, by itself: try `attempt` of `of`. */
  | { type: 'retry-wait'; error: RunError; attempt: number; of: number; untilMs: number }
  /** The endpoint refused a field by name: the next step asks without it. */
  | { type: 'corrected'; correction: Correction }
  /** The model itself is being fetched to this device: the share that has come, 0 to 1. */
  | { type: 'model-download'; fraction: number }
  | { type: 'model-used'; model: string }
  /** What the endpoint sent and nobody here understands. Ignored, counted, told in the details. */
  | { type: 'oddity'; kind: OddityKind; count: number; sample: string }
  | { type: 'usage'; usage: Usage }
  | { type: 'step-finish'; finishReason: FinishReason }
  /** A server's tools were not offered. */
  | ({ type: 'tools-missing' } & MissingTools)
  /** What the endpoint wants back with the calls of this step, in the form of its dialect, as a signed thought. Shown nowhere. */
  | { type: 'echo'; item: unknown }
  /** So many calls of the step were more than are taken: no word of them is kept. */
  | { type: 'calls-untaken'; count: number }
  /** A call waits for the user's word. Calls of a run are counted from 0 through all its steps. */
  | { type: 'call-asked'; call: number; ask: CallAsk }
  | { type: 'call-start'; call: number; atMs: number }
  /** Of `total`, where that is known. */
  | {
      type: 'call-progress';
      call: number;
      progress: number;
      total?: number | undefined;
      words?: string | undefined;
    }
  /** What became of a call; see `CallResult`. */
  | {
      type: 'call-end';
      call: number;
      outcome: CallOutcome;
      text: string;
      untrusted?: boolean | undefined;
      pictures?: readonly PicturePart[] | undefined;
      atMs: number;
    }
  | TerminalPart;

/** Whether the part closes its run. */
export function isTerminal(part: StreamPart): part is TerminalPart {
  return part.type === 'finish' || part.type === 'abort' || part.type === 'error';
}

/** Whether the part adds something that a person sees. */
export function isVisible(part: StreamPart): boolean {
  return (
    part.type === 'text-delta' ||
    part.type === 'reasoning-delta' ||
    part.type === 'refusal-delta' ||
    part.type === 'tool-call-delta'
  );
}

/** Whether a part has in it what was withheld before it, or says that it means nothing any more. */
export function replacesWithheld({ type }: StreamPart): boolean {
  return (
    type === 'withheld' ||
    type === 'text-delta' ||
    type === 'reasoning-delta' ||
    type === 'text-was-reasoning' ||
    type === 'step-start' ||
    type === 'retry-wait'
  );
}

/** Whether what comes from here on is of another request. */
function endsStretch({ type }: StreamPart): boolean {
  return type === 'step-start' || type === 'first-delta';
}

/** The parts of a run of which no more comes, joined: what is still withheld at their end has its place. */
export function releaseWithheld(parts: readonly StreamPart[]): StreamPart[] {
  const joined = joinDeltas(parts);
  const last = joined.at(-1);
  if (last?.type !== 'withheld') return joined;
  joined.pop();
  return last.part ? joinDeltas([...joined, last.part]) : joined;
}

/** Whether a run ended because nobody wrote it any more, and not as it would have. */
export function isInterrupted(parts: readonly StreamPart[]): boolean {
  const last = parts.at(-1);
  return last?.type === 'error' && last.error.kind === 'interrupted';
}

/** How much a part adds to its answer, in UTF-16 code units. */
export function toLength(part: StreamPart): number {
  if ('text' in part) return part.text.length;
  if (part.type !== 'tool-call-delta') return 0;
  return (part.id?.length ?? 0) + (part.name?.length ?? 0) + part.arguments.length;
}

/**
 * Joins neighbouring deltas of one kind, so that a reader gets the same text in fewer parts. Folding the result gives
 * the same view as folding the input.
 */
export function joinDeltas(parts: readonly StreamPart[]): StreamPart[] {
  const joined: StreamPart[] = [];
  let open: { kind: string; texts: string[]; first: StreamPart } | undefined;
  const close = (): void => {
    if (open) joined.push(withText(open.first, open.texts.join('')));
    open = undefined;
  };
  let withheld: StreamPart | undefined;
  let last: StreamPart | undefined;
  for (const part of parts) {
    if (replacesWithheld(part) || isTerminal(part)) withheld = undefined;
    // It says nothing of its place, and must not cut the text in two.
    if (part.type === 'last-delta') {
      last = part;
      continue;
    }
    if (last && (isTerminal(part) || endsStretch(part))) {
      close();
      joined.push(last);
      last = undefined;
    }
    if (part.type === 'withheld') {
      withheld = part;
      continue;
    }
    const kind = toDeltaKind(part);
    if (kind === undefined) {
      close();
      // Only the last place in a queue means anything.
      if (part.type === 'queued' && joined.at(-1)?.type === 'queued') joined.pop();
      if (!addOddity(joined.at(-1), part)) joined.push(part.type === 'oddity' ? { ...part } : part);
    } else if (open?.kind === kind) {
      open.texts.push(toText(part));
    } else {
      close();
      open = { kind, texts: [toText(part)], first: part };
    }
  }
  close();
  if (last) joined.push(last);
  if (withheld) joined.push(withheld);
  return joined;
}

/** Adds an oddity to a neighbour of its kind: a stranger may send a million of them. */
function addOddity(last: StreamPart | undefined, part: StreamPart): boolean {
  if (part.type !== 'oddity' || last?.type !== 'oddity' || last.kind !== part.kind) return false;
  last.count += part.count;
  return true;
}

/** Two neighbouring parts of equal kind are one delta cut in two. An id or a name starts a new tool call piece. */
function toDeltaKind(part: StreamPart): string | undefined {
  switch (part.type) {
    case 'text-delta':
    case 'reasoning-delta':
    case 'refusal-delta':
      return part.type;
    default:
      return undefined;
  }
}

function toText(part: StreamPart): string {
  return 'text' in part ? part.text : '';
}

function withText(part: StreamPart, text: string): StreamPart {
  return 'text' in part ? { ...part, text } : part;
}
