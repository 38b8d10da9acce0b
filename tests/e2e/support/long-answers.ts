import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { FaultServer } from '../../support/fault-server/fault-server.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import { isChat } from '../../support/fault-server/default-reply.ts';
import { seededDeltas, seededProse } from '../../support/seeded-text.ts';

/** An answer that takes minutes. */
export interface LongAnswer {
  question: string;
  text: string;
  /** From the question to the end, at least. */
  leastMs: number;
}

const minuteMs = 60_000;
const silenceMs = 6 * minuteMs;
const streamMinutes = 7;
const perSecond = 5;

/** Has a server answer two questions: one after six minutes of silence, the other at 5 deltas a second for seven. */
export function serveLongAnswers(server: FaultServer): readonly [LongAnswer, LongAnswer] {
  const short = seededDeltas(6, seededProse(6, 400));
  const many = toMany(streamMinutes * 60 * perSecond);
  const silent = { question: 'silent', text: short.join(''), leastMs: silenceMs };
  const steady = {
    question: 'steady',
    text: many.join(''),
    // From the first delta to the last one.
    leastMs: ((many.length - 1) * 1_000) / perSecond,
  };
  const asks =
    ({ question }: LongAnswer) =>
    (request: RecordedRequest): boolean =>
      isChat(request) && request.bodyText.includes(`"${question}"`);
  server.when(asks(silent), [{ type: 'wait', ms: silenceMs }, ...chatStream({ deltas: short })]);
  server.when(asks(steady), chatStream({ deltas: many, deltasPerSecond: perSecond }));
  return [silent, steady];
}

/** The request of an answer, and how often it was asked. */
export function findLongRequest(
  server: FaultServer,
  { question }: LongAnswer,
): { request: RecordedRequest | undefined; count: number } {
  const found = server.requests.filter(
    (request) => isChat(request) && request.bodyText.includes(`"${question}"`),
  );
  return { request: found[0], count: found.length };
}

function toMany(count: number): string[] {
  const deltas = seededDeltas(7, seededProse(7, count * 6));
  return deltas.slice(0, count);
}
