import type { Answer } from '../core/conversation.ts';
import type { FigureRow } from '../core/figure-row.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import { isTerminal, releaseWithheld } from '../core/parts.ts';
import type { StreamPart } from '../core/parts.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import { reportFault } from './report-fault.ts';

/**
 * Closes the runs of a background that died: what had arrived is kept, and the end is named. Runs before any command
 * is served, so that no surface ever sees a run that says it streams and does not. Resolves with their conversations.
 * `toFigures` says what such an answer took.
 */
export async function closeOrphans(
  store: ConversationStore,
  nowMs: number,
  toFigures: (answer: Answer) => Promise<FigureRow | undefined> = async () => undefined,
): Promise<ConversationId[]> {
  const closed: ConversationId[] = [];
  await store
    .sweep()
    .catch((cause: unknown) => reportFault('what a death left is still there', cause));
  const open = await store.openRuns().catch((cause: unknown) => {
    reportFault('interrupted answers could not be looked for', cause);
    return [];
  });
  for (const runId of open) {
    try {
      const answer = await closeOrphan(store, runId, nowMs, toFigures);
      if (answer) closed.push(answer.conversationId);
    } catch (cause) {
      // All else must go on. The next background tries again; until then the run is read as `toOrphanParts` has it.
      reportFault('an interrupted answer could not be closed', cause);
    }
  }
  return closed;
}

/** The parts of a run that nobody writes any more, with an end: its own, or `interrupted`. */
export async function toOrphanParts(
  store: ConversationStore,
  { id, model }: Answer,
  nowMs: number,
): Promise<StreamPart[]> {
  const parts = releaseWithheld(await store.readJournal(id));
  if (!parts.some(isTerminal)) {
    parts.push({ type: 'error', error: { kind: 'interrupted', model }, atMs: nowMs });
  }
  return parts;
}

async function closeOrphan(
  store: ConversationStore,
  runId: RunId,
  nowMs: number,
  toFigures: (answer: Answer) => Promise<FigureRow | undefined>,
): Promise<Answer | undefined> {
  const answer = await store.message(runId);
  if (answer?.role !== 'assistant') return undefined;
  // One that ended, and whose end the disk refused, is whole already: it may go there now.
  const parts = answer.parts ?? (await toOrphanParts(store, answer, nowMs));
  const ended = { ...answer, parts };
  // It was paid for, whoever died. A run is counted by its id, so nothing counts twice.
  await store.finishRun(ended, await toFigures(ended));
  return answer;
}
