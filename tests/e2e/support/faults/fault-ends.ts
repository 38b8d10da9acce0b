import type { FaultEnd } from './fault.ts';

// What a person reads at each kind of end. Written out and not derived from the product: this is what it is held to.

const settings = ['errors.openSettings'] as const;

export const keyRefused = {
  state: 'failed',
  reason: 'key-refused',
  title: 'errors.keyRefusedTitle',
  advice: 'errors.keyRefused',
  remedies: settings,
} as const satisfies FaultEnd;

/** What the endpoint said is part of the advice. */
export const notAllowed = {
  state: 'failed',
  reason: 'not-allowed',
  title: 'errors.notAllowedTitle',
  advice: 'errors.notAllowedSaid',
  remedies: settings,
} as const satisfies FaultEnd;

export const blockedOrigin = {
  state: 'failed',
  reason: 'blocked-origin',
  title: 'errors.blockedOriginTitle',
  advice: 'errors.blockedOrigin',
  remedies: ['errors.omitOrigin', 'errors.openSettings'],
} as const satisfies FaultEnd;

export const quotaExhausted = {
  state: 'failed',
  reason: 'quota-exhausted',
  title: 'errors.quotaExhaustedTitle',
  advice: 'errors.quotaExhausted',
} as const satisfies FaultEnd;

export const notFound = {
  state: 'failed',
  reason: 'not-found',
  title: 'errors.notFoundTitle',
  advice: 'errors.notFound',
  remedies: settings,
} as const satisfies FaultEnd;

export const badRequest = {
  state: 'failed',
  reason: 'bad-request',
  title: 'errors.badRequestTitle',
  advice: 'errors.badRequest',
  remedies: settings,
} as const satisfies FaultEnd;

/** In a conversation with nothing to leave out. */
export const tooLongAlone = {
  state: 'failed',
  reason: 'too-long',
  title: 'errors.tooLongTitle',
  advice: 'errors.tooLongAlone',
} as const satisfies FaultEnd;

export const rateLimited = {
  state: 'failed',
  reason: 'rate-limited',
  title: 'errors.rateLimitedTitle',
  advice: 'errors.rateLimited',
} as const satisfies FaultEnd;

export const rateLimitedWait = {
  ...rateLimited,
  advice: 'errors.rateLimitedWait',
} as const satisfies FaultEnd;

export const overloaded = {
  state: 'failed',
  reason: 'overloaded',
  title: 'errors.overloadedTitle',
  advice: 'errors.overloaded',
} as const satisfies FaultEnd;

export const gaveUp = {
  state: 'failed',
  reason: 'timed-out',
  title: 'errors.gaveUpTitle',
  advice: 'errors.gaveUp',
} as const satisfies FaultEnd;

export const unreachable = {
  state: 'failed',
  reason: 'unreachable',
  title: 'errors.unreachableTitle',
  advice: 'errors.unreachable',
  remedies: settings,
} as const satisfies FaultEnd;

export const badReply = {
  state: 'failed',
  reason: 'bad-reply',
  title: 'errors.badReplyTitle',
  advice: 'errors.badReply',
  remedies: settings,
} as const satisfies FaultEnd;

export const refused = {
  state: 'failed',
  reason: 'refused',
  title: 'errors.refusedTitle',
  advice: 'errors.refused',
} as const satisfies FaultEnd;

export const interrupted = {
  state: 'interrupted',
  reason: 'interrupted',
  title: 'errors.interruptedTitle',
  advice: 'errors.interrupted',
} as const satisfies FaultEnd;

export const interruptedEmpty = {
  ...interrupted,
  advice: 'errors.interruptedEmpty',
} as const satisfies FaultEnd;

export const interruptedWordless = {
  ...interrupted,
  advice: 'errors.interruptedWordless',
} as const satisfies FaultEnd;

export const endless = {
  state: 'failed',
  reason: 'endless',
  title: 'errors.endlessTitle',
  advice: 'errors.endless',
} as const satisfies FaultEnd;

export const silentFirst = {
  state: 'failed',
  reason: 'timed-out',
  title: 'errors.silentFirstTitle',
  advice: 'errors.timedOut',
} as const satisfies FaultEnd;

export const silentBytes = {
  state: 'failed',
  reason: 'timed-out',
  title: 'errors.silentBytesTitle',
  advice: 'errors.interrupted',
} as const satisfies FaultEnd;

export const silentPayload = {
  ...silentBytes,
  title: 'errors.silentPayloadTitle',
} as const satisfies FaultEnd;

export const finished = { state: 'finished' } as const satisfies FaultEnd;

export const finishedEmpty = {
  state: 'finished',
  title: 'answer.empty',
} as const satisfies FaultEnd;

export const declined = {
  state: 'finished',
  reason: 'refusal',
  title: 'answer.declined',
} as const satisfies FaultEnd;

export const filtered = {
  state: 'finished',
  reason: 'content-filter',
  title: 'answer.filtered',
} as const satisfies FaultEnd;

export const cut = { state: 'cut', title: 'answer.cut' } as const satisfies FaultEnd;

export const otherEnd = {
  state: 'cut',
  reason: 'other',
  title: 'answer.otherEnd',
} as const satisfies FaultEnd;

export const paused = {
  state: 'cut',
  reason: 'pause',
  title: 'answer.paused',
} as const satisfies FaultEnd;
