import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import type { ContentPart } from '../core/content.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import type { AskManner } from '../core/prompt.ts';
import type { Unsubscribe } from '../core/platform.ts';
import { contentPartSchema } from '../protocol/content-schema.ts';
import { idSchema } from '../protocol/id-schema.ts';
import { askMannerSchema } from '../protocol/schemas.ts';
import type { ConversationView } from './conversation-view.ts';
import type { DraftStore } from './draft-store.ts';

/** A question that waits for the answer before it. Its run has its id already, so that it is never asked twice. */
export interface WaitingQuestion {
  readonly runId: RunId;
  readonly content: ContentPart[];
  /** Whom a prompt asks, and how. */
  readonly how?: AskManner | undefined;
  /** The prompt that made it, so that it can be changed as what it was. */
  readonly from?: FilledPrompt | undefined;
}

/** A question as it was before its prompt was filled. */
export interface FilledPrompt {
  /** A {@link PromptOffer}, unchecked: what checks one comes with the first prompt. */
  readonly offer?: unknown;
  /** What was typed along with it. */
  readonly words: string;
}

/** Questions that were asked while an answer was live, of the conversation on screen. */
export interface WaitingQuestions {
  /** Those that were not asked yet, in their order. */
  readonly list: ReadonlySignal<readonly WaitingQuestion[]>;
  /** At the end, or before the one that is at that place. */
  add(question: Omit<WaitingQuestion, 'runId'>, at?: number): void;
  /** Takes one out for good. */
  remove(runId: RunId): void;
  /** Asks one now. Does nothing while an answer is live. */
  ask(runId: RunId): void;
}

/** What a surface does for its waiting questions. */
export interface WaitingControl extends WaitingQuestions {
  /** Another conversation is on screen. */
  arrive(): void;
  /** Whether it is kept here, sent or not. */
  has(runId: RunId): boolean;
  close: Unsubscribe;
}

const storedSchema = v.array(
  v.object({
    runId: idSchema,
    content: v.array(contentPartSchema),
    how: v.optional(askMannerSchema),
    from: v.optional(v.object({ offer: v.unknown(), words: v.string() })),
  }),
) satisfies v.GenericSchema<WaitingQuestion[]>;

/**
 * Keeps them where drafts are kept, and asks the first by itself once the answer before it is whole. After one that was
 * stopped, failed or was interrupted none is asked but by a click, and neither is one that an earlier page has left:
 * each costs money, and the question may have been meant for an answer that never came.
 */
export function createWaitingQuestions(options: {
  drafts: Pick<DraftStore, 'read' | 'write' | 'onElsewhere'>;
  conversationId: ReadonlySignal<ConversationId | null>;
  view: Pick<ConversationView, 'loaded' | 'branch' | 'liveRunId' | 'run'>;
  /** Whether the background has not answered that run's start yet. */
  isPending(runId: RunId): boolean;
  /** Whether a question can be sent now, beside all that is known here. */
  isReady: ReadonlySignal<boolean>;
  ask(question: WaitingQuestion): void;
}): WaitingControl {
  const { drafts, conversationId, view } = options;
  const kept = signal<readonly WaitingQuestion[]>([]);
  /** Those that are asked by themselves. */
  const eager = new Set<RunId>();
  const list = computed(() => {
    void view.branch.value;
    return view.loaded.value ? kept.value.filter(({ runId }) => !view.run(runId)) : [];
  });
  const keep = (questions: readonly WaitingQuestion[]): void => {
    kept.value = questions;
    const id = conversationId.peek();
    if (id === null) return;
    drafts.write(toWaitingName(id), questions.length === 0 ? '' : JSON.stringify(questions));
  };
  const readKept = (): WaitingQuestion[] => {
    const id = conversationId.peek();
    return id === null ? [] : parse(drafts.read(toWaitingName(id)));
  };
  const has = (runId: RunId): boolean => kept.peek().some((each) => each.runId === runId);
  const ask = (runId: RunId): void => {
    const question = list.peek().find((each) => each.runId === runId);
    if (!question || view.liveRunId.peek() !== null || !options.isReady.peek()) return;
    // One that is not taken does not try again and again.
    eager.delete(runId);
    options.ask(question);
  };

  /** What an earlier page sent, and could not clear away any more. */
  const clearAway = (): void => {
    const left = kept.peek().filter(({ runId }) => !view.run(runId) || options.isPending(runId));
    if (left.length < kept.peek().length) untracked(() => keep(left));
  };

  const adopt = (): void => {
    const left = readKept();
    if (left.length > 0) kept.value = left;
  };

  // What waits in a popup is to be found in the panel of its window, beside what waits there, whenever it closes.
  const unlisten = drafts.onElsewhere((name, change) => {
    const id = conversationId.peek();
    if (change === 'written' && id !== null && name === toWaitingName(id)) kept.value = readKept();
  });

  const unwatch = effect(() => {
    const [next, ...others] = list.value;
    const state = view.branch.value.findLast((row) => row.role === 'assistant')?.state.value;
    if (!view.loaded.value) return;
    clearAway();
    // A popup dies with every click beside it: what waits in it is to be found here.
    if (view.liveRunId.value === null && kept.peek().length === 0) untracked(adopt);
    if (view.liveRunId.value !== null || !options.isReady.value) return;
    if (state === 'finished' || state === 'cut') {
      if (next && eager.has(next.runId)) untracked(() => ask(next.runId));
    } else if (next && state) {
      for (const { runId } of [next, ...others]) eager.delete(runId);
    }
  });
  return {
    list,
    ask,
    add(question, at = Infinity) {
      const runId = crypto.randomUUID();
      eager.add(runId);
      keep(kept.peek().toSpliced(at, 0, { ...question, runId }));
    },
    remove(runId) {
      if (has(runId)) keep(kept.peek().filter((each) => each.runId !== runId));
    },
    arrive() {
      kept.value = readKept();
    },
    has,
    close() {
      unlisten();
      unwatch();
    },
  };
}

/** The name of the draft that holds them. */
export function toWaitingName(id: ConversationId): string {
  return `${id}.waiting`;
}

function parse(stored: string): WaitingQuestion[] {
  if (stored === '') return [];
  try {
    const parsed = v.safeParse(storedSchema, JSON.parse(stored));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
