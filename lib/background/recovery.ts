import { toAwaited } from '../core/call-view.ts';
import type { Answer } from '../core/conversation.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { ConversationId } from '../core/ids.ts';
import { isTerminal, releaseWithheld } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import { toRunView } from '../core/run-view.ts';
import type { ConversationStore, RunBeginning } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

/**
 * Closes the runs of a background that died: what had arrived is kept, and the end is named. Runs before any command
 * is served, so that no surface ever sees a run that says it streams and does not. Those that only wait for the user's word are
 * left open, to be taken up. `toFigures` says what such an answer took.
 */
export async function closeOrphans(
  store: ConversationStore,
  nowMs: number,
  toFigures: (answer: Answer) => Promise<FigureRow | undefined> = async () => undefined,
): Promise<Orphans> {
  const closed: ConversationId[] = [];
  const waiting: WaitingRun[] = [];
  await store
    .sweep()
    .catch((cause: unknown) => reportFault('what a death left is still there', cause));
  const open = await store.openRuns().catch((cause: unknown) => {
    reportFault('open answers could not be looked for', cause);
    return [];
  });
  for (const runId of open) {
    try {
      const answer = await store.message(runId);
      if (answer?.role !== 'assistant') continue;
      const written = answer.parts ? [] : releaseWithheld(await store.readJournal(runId));
      const kept = answer.parts ? undefined : await findWaiting(store, answer, written);
      if (kept) {
        waiting.push(kept);
        continue;
      }
      // One that ended, and whose end the disk refused, is whole already: it may go there now.
      const ended = { ...answer, parts: answer.parts ?? toEnded(written, answer, nowMs) };
      // It was paid for, whoever died. A run is counted by its id, so nothing counts twice.
      await store.finishRun(ended, await toFigures(ended));
      closed.push(answer.conversationId);
    } catch (cause) {
      // All else must go on. The next background tries again; until then the run is read as `toOrphanParts` has it.
      reportFault('an open answer could not be closed', cause);
    }
  }
  return { closed, waiting };
}

/** A run that waits for the user's word on what it called, as another background has left it. */
export interface WaitingRun {
  beginning: RunBeginning;
  parts: StreamPart[];
}

/** What a background that died has left. */
export interface Orphans {
  /** The conversations of the runs that were closed. */
  closed: ConversationId[];
  waiting: WaitingRun[];
}

/**
 * A run that had called something of which nothing had become: it waits for the user, who is asked for it, also where it ran
 * already. No request was under way, so nothing of it is lost. What cannot be written anew is closed like any other.
 */
async function findWaiting(
  store: ConversationStore,
  answer: Answer,
  parts: StreamPart[],
): Promise<WaitingRun | undefined> {
  if (parts.some(isTerminal) || toAwaited(toRunView(parts)) === undefined) return undefined;
  const conversation = await store.conversation(answer.conversationId);
  if (!conversation) return undefined;
  try {
    await store.restartJournal(answer.id, parts);
  } catch {
    return undefined;
  }
  return { beginning: { conversation, question: null, answer }, parts };
}

/** The parts of a run that nobody writes any more, with an end: its own, or `interrupted`. */
export async function toOrphanParts(
  store: ConversationStore,
  answer: Answer,
  nowMs: number,
): Promise<StreamPart[]> {
  return toEnded(releaseWithheld(await store.readJournal(answer.id)), answer, nowMs);
}

function toEnded(parts: StreamPart[], { model }: Answer, nowMs: number): StreamPart[] {
  if (parts.some(isTerminal)) return parts;
  return [...parts, { type: 'error', error: { kind: 'interrupted', model }, atMs: nowMs }];
}
