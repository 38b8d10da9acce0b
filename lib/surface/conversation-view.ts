import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { toBranch, toLatestLeaf } from '../core/conversation.ts';
import type { Answer, Message, Question } from '../core/conversation.ts';
import type { MessageId, RunId } from '../core/ids.ts';
import { isEnded } from '../core/run-view.ts';
import type { UpdateOf } from '../protocol/update.ts';
import { createRunEntry } from './run-entry.ts';
import type { RunEntry } from './run-entry.ts';
import type { Chosen } from './model-choice.ts';
import type { Fork, Shown, ShownAnswer, ShownQuestion } from './surface.ts';

/** The conversation that a surface shows: its messages, the branch on screen and its runs. */
export interface ConversationView {
  readonly title: ReadonlySignal<string>;
  /** What was chosen for it, as the background says. */
  readonly chosen: ReadonlySignal<Chosen>;
  readonly loaded: ReadonlySignal<boolean>;
  readonly branch: ReadonlySignal<readonly Shown[]>;
  /** The answer at the end of the branch and the one that was asked beside it; null where there is none, or one was kept. */
  readonly pair: ReadonlySignal<readonly ShownAnswer[] | null>;
  /** A live run of the branch, or of the pair at its end. */
  readonly liveRunId: ReadonlySignal<RunId | null>;
  run(runId: RunId): RunEntry | undefined;
  /** How far each run that is live here has been read. */
  cursors(): Record<RunId, number>;
  update(update: UpdateOf<'conversation-update'>): void;
  /** Shows a question and its run before the background has said anything of them. */
  addLocal(question: Question | null, answer: Answer): void;
  /** Takes back what was added so. */
  removeLocal(runId: RunId): void;
  /** The background has them: they are its own from now on. */
  confirmLocal(runId: RunId): void;
  forkAt(messageId: MessageId): Fork | undefined;
  showBranch(messageId: MessageId): void;
  /** Shows that answer alone, which is one of a pair. */
  keep(runId: RunId): void;
  /** Empties it, for another conversation; one that nobody has seen before is `loaded` by that. */
  clear(isFresh: boolean): void;
}

/** Builds an empty view. */
export function createConversationView(): ConversationView {
  const messages = signal<ReadonlyMap<MessageId, Message>>(new Map());
  const leafId = signal<MessageId | null>(null);
  const title = signal('');
  const chosen = signal<Chosen>({});
  /** Answers that are shown alone, though others were asked beside them. */
  const alone = signal<ReadonlySet<RunId>>(new Set());
  const loaded = signal(false);
  const runs = new Map<RunId, RunEntry>();
  const questions = new Map<MessageId, ShownQuestion>();
  const locals = new Map<RunId, Message[]>();
  /** Pages of a large conversation, until the last one is here. */
  let pages: Message[] = [];

  const put = (next: Map<MessageId, Message>, message: Message): void => {
    next.set(message.id, message);
    if (message.role === 'user') {
      if (!questions.has(message.id)) {
        questions.set(message.id, { role: 'user', id: message.id, message });
      }
      return;
    }
    const run = runs.get(message.id);
    if (run) run.setMessage(message);
    else runs.set(message.id, createRunEntry(message));
  };

  const branch = computed<readonly Shown[]>(() => {
    const leaf = leafId.value;
    if (leaf === null) return [];
    return toBranch(messages.value, leaf).flatMap((message): Shown[] => {
      const row = questions.get(message.id) ?? runs.get(message.id)?.shown;
      return row ? [row] : [];
    });
  });

  const siblings = (messageId: MessageId): Message[] => {
    const message = messages.value.get(messageId);
    if (!message) return [];
    return [...messages.value.values()]
      .filter((other) => other.parentId === message.parentId && other.role === message.role)
      .sort((a, b) => a.createdAtMs - b.createdAtMs);
  };

  const pair = computed((): readonly ShownAnswer[] | null => {
    const last = branch.value.at(-1);
    if (last?.role !== 'assistant' || alone.value.has(last.id)) return null;
    const all = [...messages.value.values()];
    const first = last.message.beside ?? last.id;
    const isOne = ({ id, beside }: Answer): boolean => id === first || beside === first;
    const ids = all.filter((row) => row.role === 'assistant' && isOne(row)).map(({ id }) => id);
    const kept = chosen.value.keptAnswerId;
    if (ids.length !== 2 || (kept && ids.includes(kept))) return null;
    if (all.some(({ parentId }) => ids.includes(parentId ?? ''))) return null;
    // The one that was asked beside the other stands behind it, whatever came first.
    const shown = [first, ...ids.filter((id) => id !== first)].map((id) => runs.get(id)?.shown);
    return shown.every((row) => row !== undefined) ? shown : null;
  });

  const liveRunId = computed(() => {
    const rows = [...branch.value, ...(pair.value ?? [])];
    const live = rows.findLast((row) => row.role === 'assistant' && !isEnded(row.state.value));
    return live?.id ?? null;
  });

  return {
    title,
    chosen,
    loaded,
    branch,
    pair,
    liveRunId,
    run: (runId) => runs.get(runId),
    cursors: () =>
      Object.fromEntries(
        [...runs.values()]
          .filter(({ shown }) => !isEnded(shown.state.peek()))
          .map(({ shown, cursor }) => [shown.id, cursor]),
      ),
    update(update) {
      if (update.page) {
        const { index, of } = update.page;
        pages = index === 0 ? update.messages : [...pages, ...update.messages];
        if (index + 1 < of) return;
      }
      const rows = update.page ? pages : update.messages;
      pages = [];
      // What is being answered here stays on screen, whatever another surface begins elsewhere in the conversation.
      const busyWith = liveRunId.peek();
      batch(() => {
        const next = new Map(update.whole ? [] : messages.value);
        for (const message of rows) put(next, message);
        for (const rows of locals.values()) {
          for (const row of rows) if (!next.has(row.id)) put(next, row);
        }
        messages.value = next;
        if (update.title) title.value = update.title;
        const { choice, personaId, toolsOn, keptAnswerId } = update;
        // They are told together.
        if (choice !== undefined) chosen.value = { choice, personaId, toolsOn, keptAnswerId };
        const started = update.whole ? undefined : update.messages.findLast(isAnswer);
        const mayShow = started?.beside === undefined;
        if (started && mayShow && (busyWith === null || busyWith === started.id))
          leafId.value = started.id;
        else if (leafId.value === null || !next.has(leafId.value))
          leafId.value = toFirst(next, toLatestLeaf(next), chosen.value.keptAnswerId);
        // What was imported below what is on screen goes on from there.
        else if (update.whole) leafId.value = toLeafBelow(next, leafId.value);
        if (update.whole) loaded.value = true;
      });
    },
    addLocal(question, answer) {
      batch(() => {
        const rows = question ? [question, answer] : [answer];
        locals.set(answer.id, rows);
        const next = new Map(messages.value);
        for (const row of rows) put(next, row);
        messages.value = next;
        // What is asked beside another one is shown with it.
        if (answer.beside === undefined) leafId.value = answer.id;
      });
    },
    removeLocal(runId) {
      const rows = locals.get(runId) ?? [];
      locals.delete(runId);
      runs.delete(runId);
      batch(() => {
        const next = new Map(messages.value);
        for (const row of rows) next.delete(row.id);
        messages.value = next;
        leafId.value = toFirst(next, toLatestLeaf(next), chosen.value.keptAnswerId);
      });
    },
    confirmLocal: (runId) => locals.delete(runId),
    forkAt(messageId) {
      const ids = siblings(messageId).map((message) => message.id);
      return ids.length > 1 ? { ids, position: ids.indexOf(messageId) } : undefined;
    },
    showBranch(messageId) {
      leafId.value = toLeafBelow(messages.value, messageId);
    },
    keep(runId) {
      const other = pair.peek()?.map(({ id }) => id) ?? [];
      batch(() => {
        alone.value = new Set([...alone.peek(), ...other, runId]);
        leafId.value = runId;
      });
    },
    clear(isFresh) {
      batch(() => {
        chosen.value = {};
        runs.clear();
        questions.clear();
        locals.clear();
        messages.value = new Map();
        leafId.value = null;
        title.value = '';
        loaded.value = isFresh;
      });
    },
  };
}

/** Of two answers that stand beside each other the one that was kept, else the first: a question that comes follows it. */
function toFirst(
  messages: ReadonlyMap<MessageId, Message>,
  leafId: MessageId | null,
  keptId: RunId | null | undefined,
): MessageId | null {
  const kept = keptId ? messages.get(keptId) : undefined;
  const leaf = leafId === null ? undefined : messages.get(leafId);
  const first = leaf?.role === 'assistant' ? leaf.beside : undefined;
  if (first === undefined || !messages.has(first)) return leafId;
  return kept?.id === leafId ? leafId : first;
}

function isAnswer(message: Message): message is Answer {
  return message.role === 'assistant';
}

/** Where the latest of what follows from a message ends; nearly always there is nothing that does. */
function toLeafBelow(messages: ReadonlyMap<MessageId, Message>, rootId: MessageId): MessageId {
  for (const { parentId } of messages.values()) {
    if (parentId === rootId) return toLatestLeaf(below(messages, rootId)) ?? rootId;
  }
  return rootId;
}

/** The message and all that follows from it. */
function below(
  messages: ReadonlyMap<MessageId, Message>,
  rootId: MessageId,
): Map<MessageId, Message> {
  const kept = new Map<MessageId, Message>();
  for (const message of messages.values()) {
    if (toBranch(messages, message.id).some((row) => row.id === rootId))
      kept.set(message.id, message);
  }
  return kept;
}
