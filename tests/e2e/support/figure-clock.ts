import { expect } from '@playwright/test';
import type { FigureRow } from '../../../lib/core/figure-row.ts';
import { estimateTokens } from '../../../lib/core/token-estimate.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { ChatStreamOptions } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import type { Script } from '../../support/fault-server/script.ts';

/** How far a figure may be from what the server's clock says. */
const tolerance = 0.05;

/**
 * Long enough that what the browser itself needs, to send a request and to read of the answer, on a machine that has other
 * things to do, is less than what is tolerated.
 */
const waitMs = 2_000;

/** Deltas of about a token each, which is what the server counts. */
const deltas = Array.from({ length: 60 }, (_, at) => `wo${at % 10} `);
/** All that an answer of these says. */
export const timedText = deltas.join('');

/** An answer that lets wait for its first word, and then comes at a steady rate. */
export function timedAnswer(options: ChatStreamOptions = {}): Script {
  return chatStream({ deltas, deltasPerSecond: 40, pauseBeforeMs: waitMs, ...options });
}

/** The same, which comes to its last word and then to no end. */
export const endlessAnswer = timedAnswer({ finishReason: null, done: false, ending: 'silence' });

/** Whether the figures are those of the server: times by its clock, and tokens as it sent them. */
export function expectFiguresOf(row: FigureRow | undefined, request: RecordedRequest): void {
  const sent = request.deltas;
  const [first, last] = [sent[0], sent.at(-1)];
  if (!row || !first || !last) throw new Error('there are no figures');
  const waitedMs = first.atMs - request.arrivedAtMs;
  const tokens = row.completionAbout ? estimateTokens(request.sentText) : sent.length;
  const rate = (tokens * 1000) / (last.atMs - first.atMs);
  expect(waitedMs, 'the server let it wait').toBeGreaterThanOrEqual(waitMs);
  expectNear(row.firstTokenMs, waitedMs);
  expectNear(row.tokensPerSecond, rate);
  expect(row.completionTokens).toBe(tokens);
}

/** All figures that are kept, in the order in which they were asked for. Sent into a page as text. */
export async function readKept(): Promise<FigureRow[]> {
  const opening = indexedDB.open('sidestream');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const all = opening.result.transaction('figures').objectStore('figures').getAll();
  await new Promise((resolve) => all.addEventListener('success', resolve));
  opening.result.close();
  return (all.result as FigureRow[]).sort((a, b) => a.askedAtMs - b.askedAtMs);
}

function expectNear(figure: number | undefined, clock: number): void {
  expect(Math.abs((figure ?? 0) / clock - 1), `${figure} of ${clock}`).toBeLessThan(tolerance);
}
