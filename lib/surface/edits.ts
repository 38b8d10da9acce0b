import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import * as v from 'valibot';
import { toQuestionText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import type { Answer } from '../core/conversation.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import type { AskManner } from '../core/prompt.ts';
import { idSchema } from '../protocol/id-schema.ts';
import type { ConversationView } from './conversation-view.ts';
import type { DraftStore } from './draft-store.ts';
import type { Asked } from './run-starts.ts';

/** Questions that are being edited, of the conversation on screen. */
export interface Edits {
  /** What is typed in place of each, by id. */
  readonly texts: ReadonlySignal<ReadonlyMap<MessageId, string>>;
  /** Opens a question, with its own words. */
  begin(id: MessageId): void;
  type(id: MessageId, text: string): void;
  cancel(id: MessageId): void;
  /**
   * Asks it beside the old one, which stays as it is. Does nothing while an answer of the branch is live, nor where there
   * are neither words nor context.
   */
  send(id: MessageId): void;
}

/** What a surface does for its edits. */
export interface EditControl extends Edits {
  /** Another conversation is on screen. */
  arrive(): void;
  /** Whether that run asks one of them. */
  has(runId: RunId): boolean;
  /** The question of that run is kept by the background, and so needs none of its edit. */
  taken(runId: RunId): void;
  /** It was not taken: the edit is open again, where it was. */
  refused(runId: RunId): void;
}

interface Edit {
  readonly id: MessageId;
  readonly text: string;
  /** The run that asks it, once it was sent. */
  readonly runId?: RunId | undefined;
}

const storedSchema = v.array(
  v.object({ id: idSchema, text: v.string(), runId: v.optional(idSchema) }),
) satisfies v.GenericSchema<Edit[]>;

/**
 * Keeps them where drafts are kept, and not in what is drawn: another window may ask in the conversation, whose branch is
 * then on screen, and what was typed is there when the reader comes back. One that was sent is kept until it was taken.
 */
export function createEdits(options: {
  drafts: Pick<DraftStore, 'read' | 'write'>;
  conversationId: ReadonlySignal<ConversationId | null>;
  view: Pick<ConversationView, 'branch' | 'liveRunId' | 'run' | 'showBranch'>;
  start(asked: Asked): void;
  /** How an answer is asked for once more. */
  toManner(answer: Answer): AskManner;
  /** Whether the background has not answered that run's start yet. */
  isPending(runId: RunId): boolean;
}): EditControl {
  const { drafts, conversationId, view } = options;
  const kept = signal<readonly Edit[]>([]);
  const keep = (edits: readonly Edit[]): void => {
    kept.value = edits;
    const id = conversationId.peek();
    if (id !== null) drafts.write(toEditsName(id), edits.length === 0 ? '' : JSON.stringify(edits));
  };
  /** Sent by an earlier page, which could not clear it away any more. */
  const isDone = ({ runId }: Edit): boolean =>
    runId !== undefined && view.run(runId) !== undefined && !options.isPending(runId);
  const others = (id: MessageId): Edit[] =>
    kept.peek().filter((edit) => edit.id !== id && !isDone(edit));
  const texts = computed(() => {
    void view.branch.value;
    const open = kept.value.filter(({ runId }) => runId === undefined || !view.run(runId));
    return new Map(open.map(({ id, text }) => [id, text]));
  });
  const find = (runId: RunId): Edit | undefined => kept.peek().find((edit) => edit.runId === runId);
  const type = (id: MessageId, text: string): void => keep([...others(id), { id, text }]);
  const cancel = (id: MessageId): void => keep(others(id));
  return {
    texts,
    begin(id) {
      const row = view.branch.peek().find((row) => row.id === id);
      if (row?.role === 'user') type(id, toQuestionText(row.message.content));
    },
    type,
    cancel,
    send(id) {
      const branch = view.branch.peek();
      const at = branch.findIndex((row) => row.id === id);
      const row = branch[at];
      const text = texts.peek().get(id);
      if (row?.role !== 'user' || text === undefined || view.liveRunId.peek() !== null) return;
      const content = toEditedContent(row.message.content, text);
      if (content.length === 0) return;
      const runId = crypto.randomUUID();
      keep([...others(id), { id, text, runId }]);
      const { parentId } = row.message;
      const answer = branch[at + 1];
      if (answer?.role !== 'assistant')
        return options.start({ parentId, content, omitted: [], runId });
      // What was left out of that question is left out of its other version, and a prompt's manner is kept.
      const { omitted } = answer.message;
      options.start({ parentId, content, omitted, runId, ...options.toManner(answer.message) });
    },
    arrive() {
      const id = conversationId.peek();
      kept.value = id === null ? [] : parse(drafts.read(toEditsName(id)));
    },
    has: (runId) => find(runId) !== undefined,
    taken(runId) {
      const edit = find(runId);
      if (edit) cancel(edit.id);
    },
    refused(runId) {
      const edit = find(runId);
      if (!edit) return;
      type(edit.id, edit.text);
      view.showBranch(edit.id);
    },
  };
}

/** The name of the draft that holds them. */
export function toEditsName(id: ConversationId): string {
  return `${id}.edits`;
}

/** The question in other words: what went along with the old ones goes along with these. */
export function toEditedContent(content: readonly ContentPart[], text: string): ContentPart[] {
  const at = content.findIndex((part) => part.type === 'text');
  const edited: ContentPart[] = content.filter((part) => part.type !== 'text');
  if (text.trim() !== '') edited.splice(Math.max(0, at), 0, { type: 'text', text });
  return edited;
}

function parse(stored: string): Edit[] {
  if (stored === '') return [];
  try {
    const parsed = v.safeParse(storedSchema, JSON.parse(stored));
    return parsed.success ? parsed.output : [];
  } catch {
    return [];
  }
}
