import type { PicturePart } from './content.ts';
import type { RunError } from './run-error.ts';

/** A tool as it is offered to a model. */
export interface ToolOffer {
  /** What the model calls it by: letters, digits, `_` and `-`, at most 64, which is what all providers take. */
  name: string;
  /** In English, for the model. */
  description: string;
  /** JSON Schema of the arguments, an object's. */
  schema: Readonly<Record<string, unknown>>;
}

/** A server whose tools could not be offered, and why. */
export interface MissingTools {
  /** The user's name for it. */
  server: string;
  error: RunError;
}

/** Whether a tool is offered at all. Whether it may run without a question is said in each conversation. */
export type ToolLeave = (typeof toolLeaves)[number];

/** Every {@link ToolLeave}, for validation. */
export const toolLeaves = ['never', 'ask'] as const;

/**
 * Why a call is asked for. `unasked`: nobody has allowed this tool in this conversation yet. `acts`: it changes something
 * outside, which is always asked. `untrusted`: the run has read what strangers wrote, who may be behind this call. `again`: it ran
 * when the background ended, and nobody knows how far it came.
 */
export type AskReason = (typeof askReasons)[number];

/** Every {@link AskReason}, for validation. */
export const askReasons = ['unasked', 'acts', 'untrusted', 'again'] as const;

/** What a call gives to the model's endpoint. `nothing`: no more than whether it was done. */
export type CallGift = (typeof callGifts)[number];

/** Every {@link CallGift}, for validation. */
export const callGifts = [
  'nothing',
  'result',
  'selection',
  'page',
  'tabs',
  'picture',
  'conversations',
] as const;

/** What the surface in which a call was allowed does itself, since only its click may. */
export type SurfaceAction =
  | { type: 'copy'; text: string }
  | { type: 'download'; name: string; text: string };

/** What the browser has to be asked for in the click that allows a call. */
export interface NeededAccess {
  permissions?: readonly 'tabs'[] | undefined;
  /** Match patterns. */
  origins?: readonly string[] | undefined;
}

/** What a person is to know of a call before it is carried out, beside its arguments. */
export interface CallAsk {
  /** Which asking of its call it is, from 1 on, so that a word for one is none for the next. Early journals have none. */
  number?: number | undefined;
  reason: AskReason;
  gives: CallGift;
  /** What the tool is called by who brings it, where that is not us; a stranger's words. */
  tool?: string | undefined;
  /** The title of the page that it is about, or the name of the server that is asked; a stranger's words. */
  title?: string | undefined;
  /** The host of that page, or of the server that gets the arguments. */
  host?: string | undefined;
  /**
   * What tells that page, or a field of it, from any other, also of its host, and a tool of the user's own from itself before it was
   * edited; numbers of ours, since its address is nobody's business. Early journals have none of such a tool.
   */
  page?: string | undefined;
  /** Whether a yes holds for this call alone, whatever is said: for the conversation it would mean nothing. */
  once?: boolean | undefined;
  /** What the field is called that is filled; a stranger's words, '' where it has no name. */
  field?: string | undefined;
  /** Whether the arguments go to that host. */
  sends?: boolean | undefined;
  needs?: NeededAccess | undefined;
  action?: SurfaceAction | undefined;
}

/**
 * How a call ended. `malformed`: its arguments are none, or there is no such tool, and it never ran. `cut`: the answer reached its length
 * limit in the middle of it. `refused`: by the user. `failed`: it ran, or could
 * not be run. The model is told which.
 */
export type CallOutcome = (typeof callOutcomes)[number];

/** Every {@link CallOutcome}, for validation. */
export const callOutcomes = ['done', 'failed', 'refused', 'malformed', 'cut'] as const;

/** What a call gave back. */
export interface CallResult {
  outcome: CallOutcome;
  /** What the model is given. */
  text: string;
  /** Whether it is what strangers wrote: it is fenced when it is sent, and the run asks for everything from then on. */
  untrusted?: boolean | undefined;
  pictures?: readonly PicturePart[] | undefined;
}

/** The user's word on a call. `always`: also on later ones of this tool in this conversation. */
export type CallDecision = (typeof callDecisions)[number];

/** Every {@link CallDecision}, for validation. */
export const callDecisions = ['allow', 'always', 'refuse'] as const;

/** The most tools of one request: some providers refuse one with more. */
export const offerLimit = 128;

/** The most calls of one step that are taken. */
export const callLimit = 128;

/** So many are counted, taken or not: a stranger's number must not become a list of any length. */
export const countedCalls = 1024;

/** The most of a result, in characters; what is longer is cut, and says so. */
export const resultLimit = 200_000;
