import { expect } from '@playwright/test';
import type { FigureRow } from '../../../lib/core/figure-row.ts';
import { estimateTokens } from '../../../lib/core/token-estimate.ts';
import { chatStream } from '../../support/fault-server/chat-script.ts';
import type { ChatStreamOptions } from '../../support/fault-server/chat-script.ts';
import type { RecordedRequest } from '../../support/fault-server/recorded-request.ts';
import type { Script } from '../../support/fault-server/script.ts';

/** How far figures may be from what the server's clock says: the middle one of several answers. */
const tolerance = 0.05;
/** The same of each: one that the machine had no time for is late by itself, and one that is counted wrongly is far off. */
const worst = 0.3;

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
export function expectFiguresOf(
  answers: readonly { row: FigureRow | undefined; request: RecordedRequest }[],
): void {
  const waits: number[] = [];
  const rates: number[] = [];
  for (const { row, request } of answers) {
    const sent = request.deltas;
    const [first, last] = [sent[0], sent.at(-1)];
    if (!row || !first || !last) throw new Error('there are no figures');
    const tokens = row.completionAbout ? estimateTokens(request.sentText) : sent.length;
    expect(row.completionTokens).toBe(tokens);
    const waitedMs = first.atMs - request.arrivedAtMs;
    // A timer of Node's may fire within a millisecond before its time.
    expect(waitedMs, 'the server let it wait').toBeGreaterThan(waitMs - 1);
    waits.push(toDistance(row.firstTokenMs, waitedMs));
    rates.push(toDistance(row.tokensPerSecond, (tokens * 1000) / (last.atMs - first.atMs)));
  }
  for (const [name, distances] of Object.entries({ waits, rates })) {
    const sorted = distances.sort((a, b) => a - b);
    const said = `${name} are off by ${sorted.map((each) => each.toFixed(3)).join(', ')}`;
    expect(sorted[Math.ceil(sorted.length / 2) - 1], said).toBeLessThan(tolerance);
    expect(sorted.at(-1), said).toBeLessThan(worst);
  }
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

function toDistance(figure: number | undefined, clock: number): number {
  return Math.abs((figure ?? 0) / clock - 1);
}
