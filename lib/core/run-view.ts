import { foldCall, foldRound, partRound } from './call-view.ts';
import type { RoundView, ToolCallView } from './call-view.ts';
import type { Correction } from './connection.ts';
import type { Citation, FinishReason, OddityKind, StreamPart } from './parts.ts';
import { countPart, createRequestCount } from './request-count.ts';
import type { RequestCount } from './request-count.ts';
import type { RunError } from './run-error.ts';
import { createTextBuffer } from './text-buffer.ts';
import type { TextBuffer } from './text-buffer.ts';
import type { MissingTools } from './tool.ts';

/** The closed set of states that an answer can be in. Queued, retrying and awaiting consent are `waiting`. */
export type RunState =
  | 'waiting'
  | 'streaming'
  | 'finished'
  | 'cut'
  | 'stopped'
  | 'interrupted'
  | 'failed';

/** A failed request that waits for its next try. */
export type RetryWait = Extract<StreamPart, { type: 'retry-wait' }>;

/** What a journal means to a reader. Text only ever grows at its end, until the view is started over. */
export interface RunView {
  state: RunState;
  /** A word on the state where the state alone does not tell: an error's kind, `content-filter`, `refusal`, `pause`, `other`. */
  reason?: string;
  text: TextBuffer;
  reasoning: TextBuffer;
  refusal: TextBuffer;
  toolCalls: ToolCallView[];
  /** Servers whose tools were not offered. */
  missingTools: MissingTools[];
  /** The requests that the answer was made of, with where text and calls of each begin; never empty. */
  rounds: RoundView[];
  /** What is counted of each request that came to something, and of the last one; never empty. */
  requests: RequestCount[];
  error?: RunError;
  finishReason?: FinishReason;
  modelUsed?: string;
  /** Set while a failed request waits to be sent again. */
  retry?: RetryWait;
  /** Why the last try had failed, where the user stopped the wait for the next one. */
  failedTry?: RunError;
  /** How many runs are to begin before this one, while it waits for a connection. */
  ahead?: number;
  /** The share of the model that has come to this device, 0 to 1, while the answer waits for it. */
  download?: number;
  citations: Citation[];
  /** How many pieces of the stream were left aside, by kind. */
  oddities: Record<OddityKind, number>;
  /** The first piece that was left aside. */
  oddity?: string;
  /** What was asked differently after a refusal that named it. */
  corrections: Correction[];
  /** Counts how often `text` was started over. */
  textEpoch: number;
  startedAtMs?: number;
  /** When the request left that was answered. */
  requestedAtMs?: number;
  firstDeltaAtMs?: number;
  /** Since when the model thinks; absent while it does not. */
  reasoningSinceMs?: number;
  /** How long the model thought, over all its thoughts that have ended; absent where nobody saw their end. */
  reasoningMs?: number;
  endedAtMs?: number;
}

/** A view of an empty journal. */
export function createRunView(): RunView {
  return {
    state: 'waiting',
    text: createTextBuffer(),
    reasoning: createTextBuffer(),
    refusal: createTextBuffer(),
    toolCalls: [],
    missingTools: [],
    rounds: [{ textAt: 0, reasoningAt: 0, firstCall: 0 }],
    citations: [],
    oddities: { unreadable: 0, 'unknown-event': 0 },
    corrections: [],
    textEpoch: 0,
    requests: [createRequestCount()],
  };
}

/** Applies one part to `view`, in place: the cost of a delta does not depend on what came before it. */
export function foldPart(view: RunView, part: StreamPart): void {
  const request = view.requests.at(-1);
  if (request) countPart(request, part);
  switch (part.type) {
    case 'step-start':
      view.startedAtMs ??= part.atMs;
      foldRound(view);
      if (view.requests.at(-1)?.came !== true) view.requests.pop();
      view.requests.push(createRequestCount(part.promptTokens));
      if (view.firstDeltaAtMs === undefined) view.requestedAtMs = part.atMs;
      endWait(view);
      break;
    case 'queued':
      endWait(view);
      view.ahead = part.ahead;
      break;
    case 'retry-wait':
      endWait(view);
      view.retry = part;
      break;
    case 'model-download':
      view.download = part.fraction;
      break;
    case 'first-delta':
      delete view.download;
      view.firstDeltaAtMs ??= part.atMs;
      break;
    case 'reasoning-start':
      view.reasoningSinceMs = part.atMs;
      break;
    case 'reasoning-end':
      endReasoning(view, part.atMs);
      break;
    case 'text-delta':
      if (part.text !== '') partRound(view);
      view.text.append(part.text);
      view.state = 'streaming';
      break;
    case 'reasoning-delta':
      view.reasoning.append(part.text);
      view.state = 'streaming';
      break;
    case 'refusal-delta':
      view.refusal.append(part.text);
      view.state = 'streaming';
      break;
    case 'tool-call-delta':
      foldCall(view, part);
      view.state = 'streaming';
      break;
    case 'calls-untaken':
      Object.assign(view.rounds.at(-1) ?? {}, { untaken: part.count });
      break;
    case 'call-asked':
    case 'call-start':
    case 'call-progress':
    case 'call-end':
      foldCall(view, part);
      view.state = 'waiting';
      break;
    case 'text-was-reasoning':
      foldMistaken(view);
      if (view.firstDeltaAtMs !== undefined) view.reasoningSinceMs ??= view.firstDeltaAtMs;
      break;
    case 'citation':
      foldCitation(view, part.citation);
      break;
    case 'oddity':
      view.oddities[part.kind] += part.count;
      view.oddity ??= part.sample;
      break;
    case 'model-used':
      view.modelUsed = part.model;
      break;
    case 'corrected':
      view.corrections.push(part.correction);
      break;
    case 'tools-missing':
      view.missingTools.push({ server: part.server, error: part.error });
      break;
    case 'last-delta':
    case 'usage':
    case 'step-finish':
    case 'withheld':
    case 'echo':
      break;
    case 'finish':
      endWait(view);
      endReasoning(view, part.atMs);
      view.endedAtMs = part.atMs;
      view.finishReason = part.finishReason;
      foldFinish(view, part.finishReason);
      break;
    case 'abort':
      if (view.retry) view.failedTry = view.retry.error;
      endWait(view);
      endReasoning(view, part.atMs);
      view.endedAtMs = part.atMs;
      view.state = 'stopped';
      break;
    case 'error':
      endWait(view);
      // An error may be told long after the last thought: by the background that follows one that died.
      delete view.reasoningSinceMs;
      view.endedAtMs = part.atMs;
      view.error = part.error;
      view.state = part.error.kind === 'interrupted' ? 'interrupted' : 'failed';
      view.reason = part.error.kind;
      break;
  }
}

/** Folds a whole journal. */
export function toRunView(parts: readonly StreamPart[]): RunView {
  const view = createRunView();
  for (const part of parts) foldPart(view, part);
  return view;
}

/** Whether the run has ended, in whatever way. */
export function isEnded(state: RunState): boolean {
  return state !== 'waiting' && state !== 'streaming';
}

/** Ends of which the state alone does not tell. */
const told = new Set<FinishReason['unified']>([
  'content-filter',
  'refusal',
  'pause',
  'rounds',
  'other',
]);
/** Ends of what is not whole. */
const cuts = new Set<FinishReason['unified']>(['length', 'pause', 'rounds', 'other']);

/** Whatever the next request had to wait for is over. */
function endWait(view: RunView): void {
  delete view.retry;
  delete view.ahead;
}

function endReasoning(view: RunView, atMs: number): void {
  if (view.reasoningSinceMs === undefined) return;
  view.reasoningMs = (view.reasoningMs ?? 0) + Math.max(0, atMs - view.reasoningSinceMs);
  delete view.reasoningSinceMs;
}

function foldFinish(view: RunView, { unified }: FinishReason): void {
  // What ended for a reason that nobody knows is not passed off as whole.
  view.state = cuts.has(unified) ? 'cut' : 'finished';
  if (told.has(unified)) view.reason = unified;
  else if (view.refusal.length > 0 && !wentOn(view)) view.reason = 'refusal';
}

/** Whether something was said in a later round than the first: what was declined before that is not the end of it. */
function wentOn({ text, rounds }: RunView): boolean {
  return rounds.length > 1 && text.length > (rounds.at(-1)?.textAt ?? 0);
}

/** The same source is named again and again by those that name them with every chunk. */
function foldCitation(view: RunView, citation: Citation): void {
  if (!view.citations.some(({ url }) => url === citation.url)) view.citations.push(citation);
}

/** Of the rounds before nothing is taken back. */
function foldMistaken(view: RunView): void {
  const from = view.rounds.at(-1)?.textAt ?? 0;
  view.reasoning.append(view.text.since(from));
  view.text = createTextBuffer(view.text.since(0, from));
  view.textEpoch += 1;
}
