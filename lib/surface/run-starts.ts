import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContentPart } from '../core/content.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import type { AskManner } from '../core/prompt.ts';
import type { RunError } from '../core/run-error.ts';
import type { ConversationView } from './conversation-view.ts';
import type { Drafting } from './drafting.ts';
import type { ChosenHere } from './model-choice.ts';
import type { ModelChoice } from './surface.ts';
import { toLocalRows } from './to-local-rows.ts';
import type { RunStart } from './to-local-rows.ts';

/** What a run is started with. Where it names no connection, that is asked to which the next question goes. */
export interface Asked extends AskManner {
  parentId: MessageId | null;
  /** Empty where an earlier question is answered once more. */
  content: ContentPart[];
  omitted: readonly MessageId[];
  /** The run beside which it is asked. */
  beside?: RunId | undefined;
  /** Where it is known already: asked twice with one id, it is one run. */
  runId?: RunId;
}

/** The runs that a surface starts, from the click until the background has taken them. */
export interface RunStarts {
  /** Why the last one was not taken. */
  readonly rejection: ReadonlySignal<RunError | null>;
  /** How many the background has not answered yet. */
  pending(): number;
  isPending(runId: RunId): boolean;
  /** Shows question and answer, and has the background begin. */
  start(asked: Asked): void;
  /** Says once more what was not answered. */
  sendAgain(): void;
  accepted(runId: RunId): void;
  /** Not taken: the words go back to where they were typed. */
  rejected(runId: RunId, error: RunError): void;
  forgetRejection(): void;
}

/** Builds it. `isKept` tells of questions that are kept elsewhere than in the draft. */
export function createRunStarts(options: {
  conversationId: ReadonlySignal<ConversationId | null>;
  choice: ReadonlySignal<ModelChoice | null>;
  chosenFor(id: ConversationId): ChosenHere;
  view: ConversationView;
  drafting: Drafting;
  now(): number;
  send(command: RunStart): void;
  isKept(runId: RunId): boolean;
}): RunStarts {
  const { conversationId, view, drafting } = options;
  const rejection = signal<RunError | null>(null);
  const unacknowledged = new Map<RunId, RunStart>();
  const settle = (runId: RunId): RunStart | undefined => {
    const start = unacknowledged.get(runId);
    unacknowledged.delete(runId);
    return start;
  };
  return {
    rejection,
    pending: () => unacknowledged.size,
    isPending: (runId) => unacknowledged.has(runId),
    start({ parentId, content, omitted, beside, runId = crypto.randomUUID(), ...how }) {
      const id = conversationId.value;
      if (id === null) return;
      const picked = options.choice.value;
      const command: RunStart = {
        type: 'run-start',
        runId,
        conversationId: id,
        parentId,
        content,
        connectionId: how.connectionId ?? picked?.connection.id ?? null,
        model: how.model ?? picked?.model ?? null,
        stream: how.stream ?? picked?.stream,
        manner: how.manner,
        ...(beside !== undefined && { beside }),
        ...options.chosenFor(id),
        omitted: [...omitted],
      };
      const { question, answer } = toLocalRows(command, options.now());
      unacknowledged.set(runId, command);
      batch(() => {
        rejection.value = null;
        view.addLocal(question, answer);
      });
      options.send(command);
    },
    sendAgain() {
      for (const start of unacknowledged.values()) options.send(start);
    },
    // The question is safe in the background, so its draft may go, wherever this surface is by now.
    accepted(runId) {
      const start = settle(runId);
      view.confirmLocal(runId);
      if (start) drafting.taken(start.conversationId, start.content);
    },
    rejected(runId, error) {
      const start = settle(runId);
      // Of another conversation the stored draft is still there: it goes only when a question is taken.
      if (start && start.conversationId !== conversationId.value) return;
      batch(() => {
        view.removeLocal(runId);
        rejection.value = error;
        if (start && !options.isKept(runId)) drafting.putBack(start.content);
      });
    },
    forgetRejection() {
      rejection.value = null;
    },
  };
}
