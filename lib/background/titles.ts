import type { Connection } from '../core/connection.ts';
import { isDeleted } from '../core/conversation.ts';
import type { Answer, Question } from '../core/conversation.ts';
import { toFigureRow } from '../core/figure-row.ts';
import type { FigureRow } from '../core/figure-row.ts';
import { toQuestionText } from '../core/content.ts';
import { isTemporary } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import type { Clock } from '../core/platform.ts';
import type { StreamPart } from '../core/parts.ts';
import { createStepTrace } from '../core/step-trace.ts';
import type { StepTrace } from '../core/step-trace.ts';
import { toPromptTokens } from '../core/token-estimate.ts';
import { onDeviceUrl } from '../providers/base-url.ts';
import { findStepPrice } from '../providers/find-step-price.ts';
import type { ConnectionQueue } from './connection-queue.ts';
import { toOrigin } from './connections.ts';
import type { LiveRun } from './live-run.ts';
import { openAccess } from './prepare-step.ts';
import type { StepSources } from './prepare-step.ts';
import { reportFault } from './report-fault.ts';
import { toTitle } from './run-starter.ts';
import { runStep } from './run-step.ts';
import type { StepOutcome } from './run-step.ts';
import { toStep } from './to-step.ts';

const limitMs = 60_000;
/** So much of question and answer is enough to know what they are about. */
const excerptLength = 2_000;
/** A model that says more than this has not understood, and is not paid for more. */
const replyLength = 300;
const titleLength = 80;

/** Asks models for the titles of conversations, where the user wants that. */
export interface Titles {
  /** After the first answer of a conversation: asks whoever gave it. At most once, whatever comes of it. */
  ended(run: LiveRun): Promise<void>;
  /** Ends what is asked for these. */
  stop(ids: ReadonlySet<ConversationId>): void;
}

/** Who is asked for a title. */
interface Titler {
  connection: Connection;
  model: string;
  key: string | null;
}

/** Builds it. `onTitle` is told when a conversation has a new one, `onPaid` what a request for one took. */
export function createTitles(
  options: Omit<StepSources, 'box'> & {
    clock: Clock;
    queue: ConnectionQueue;
    onTitle(id: ConversationId): Promise<void>;
    onPaid(asked: Answer, figures: FigureRow): void;
    /** Told what went over the wire for one, for the log of the last runs. */
    onAsked(asked: Answer, connection: Connection, trace: StepTrace): void;
    /** Told whether any request is under way: nothing else keeps the background alive for it. */
    onAsking(isAsking: boolean): void;
  },
): Titles {
  const { store, connections, clock } = options;
  const asking = new Map<ConversationId, AbortController>();

  /** The first question, if its conversation still has its first words as a title and nobody was asked for another. */
  const findUntitled = async (id: ConversationId): Promise<Question | undefined> => {
    const conversation = await store.conversation(id);
    if (!conversation || isDeleted(conversation)) return undefined;
    const questions = (await store.messages(id)).filter((row) => row.role === 'user');
    const [first] = questions;
    const isFirst = questions.length === 1 && first?.parentId === null;
    return isFirst && conversation.title === toTitle(first.content) ? first : undefined;
  };

  /** Whom the user has chosen for titles, as long as that connection is there; else whoever has answered. Undefined where they cannot be asked now. */
  const findTitler = async ({ answer }: LiveRun): Promise<Titler | undefined> => {
    const { titleModel } = await connections.settings();
    const chosen = titleModel && (await connections.find(titleModel.connectionId));
    const connection = chosen ?? (await connections.find(answer.connectionId));
    const access = connection && (await openAccess(options, connection));
    if (!connection || !access || 'error' in access) return undefined;
    return { connection, model: chosen ? titleModel.model : answer.model, key: access.key };
  };

  const ask = async (
    run: LiveRun,
    question: Question,
    { connection, model, key }: Titler,
    signal: AbortSignal,
  ): Promise<string> => {
    const leave =
      connection.baseUrl === onDeviceUrl
        ? () => undefined
        : await options.queue.enter(toOrigin(connection.baseUrl), {
            onAhead: () => undefined,
            signal,
          });
    if (!leave) return '';
    const enough = new AbortController();
    let text = '';
    const asked = toQuestionText(question.content).slice(0, excerptLength);
    const answer = readText(run).slice(0, excerptLength);
    const messages = [{ role: 'user', text: toPrompt(asked, answer) } as const];
    const price = findStepPrice(connection, model, (await connections.settings()).prices);
    const outset = { promptTokens: toPromptTokens(messages), ...(price && { price }) };
    const parts: StreamPart[] = [];
    const trace = createStepTrace();
    const createdAtMs = clock.now();
    try {
      const outcome = await runStep(
        toStep(connection, key, options.onDevice, {
          model,
          messages,
        }),
        (part) => {
          parts.push(part);
          if (part.type === 'text-delta') text += part.text;
          if (text.length > replyLength) enough.abort();
        },
        clock,
        AbortSignal.any([signal, enough.signal]),
        { trace, onLeft: (atMs) => parts.push({ type: 'step-start', step: 1, atMs, ...outset }) },
      );
      parts.push(toEnd(outcome, signal.aborted || enough.signal.aborted, clock.now()));
      // Its figures do not say whose title it was.
      const [id, conversationId] = [crypto.randomUUID(), crypto.randomUUID()];
      const nobodys = { id, conversationId, connectionId: connection.id, model, parts };
      options.onAsked({ ...run.answer, ...nobodys, createdAtMs }, connection, trace);
      const paid = { ...run.answer, ...nobodys, createdAtMs: clock.now() };
      const figures = toFigureRow(paid, connection);
      if (figures) options.onPaid(paid, { ...figures, title: true });
      return 'finishReason' in outcome || enough.signal.aborted ? text : '';
    } finally {
      leave();
    }
  };

  const entitle = async (run: LiveRun, signal: AbortSignal): Promise<void> => {
    const { conversationId } = run.answer;
    const question = await findUntitled(conversationId);
    const known = await store.conversation(conversationId);
    if (!question || known?.titleAskedAtMs !== undefined) return;
    const titler = await findTitler(run);
    // A key that is locked, or access that was taken back, may be there for the next answer to this question.
    if (!titler) return;
    // Before anything is asked: whoever dies now is not to be paid for twice.
    await store.change(conversationId, { titleAskedAtMs: clock.now() });
    const title = toShort(await ask(run, question, titler, signal));
    // The user may have found a title meanwhile, or deleted all of it.
    if (signal.aborted || title === '' || !(await findUntitled(conversationId))) return;
    await store.change(conversationId, { title });
    await options.onTitle(conversationId);
  };

  return {
    async ended(run) {
      const { conversationId } = run.answer;
      const isFinished = run.journal.since(0).at(-1)?.type === 'finish';
      if (!isFinished || isTemporary(conversationId) || asking.has(conversationId)) return;
      if (!(await connections.settings()).titleByModel || asking.has(conversationId)) return;
      const controller = new AbortController();
      asking.set(conversationId, controller);
      options.onAsking(true);
      const cancel = clock.after(limitMs, () => controller.abort());
      try {
        await entitle(run, controller.signal);
      } catch (cause) {
        reportFault('there is no title', cause);
      } finally {
        cancel();
        asking.delete(conversationId);
        options.onAsking(asking.size > 0);
      }
    },
    stop(ids) {
      for (const id of ids) asking.get(id)?.abort();
    },
  };
}

function toEnd(outcome: StepOutcome, isAborted: boolean, atMs: number): StreamPart {
  if (isAborted) return { type: 'abort', atMs };
  if ('finishReason' in outcome)
    return { type: 'finish', finishReason: outcome.finishReason, atMs };
  return 'error' in outcome
    ? { type: 'error', error: outcome.error, atMs }
    : { type: 'corrected', correction: outcome.correction };
}

function readText({ journal }: LiveRun): string {
  return journal
    .since(0)
    .flatMap((part) => (part.type === 'text-delta' ? [part.text] : []))
    .join('');
}

function toPrompt(question: string, answer: string): string {
  return [
    'Write a title of at most six words for this conversation, in the language of the question.',
    'Reply with the title alone, without quotation marks and without a full stop.',
    `Question:\n${question}`,
    `Answer:\n${answer}`,
  ].join('\n\n');
}

/** The first line of a reply, without the marks that models put around a title. */
function toShort(reply: string): string {
  const line = reply.split('\n').find((text) => /[\p{L}\p{N}]/u.test(text)) ?? '';
  const bare = line
    .replace(/^[\s#*>"'“”„«»`]+/u, '')
    .replace(/[\s*"'“”„«»`.]+$/u, '')
    .replaceAll(/\s+/g, ' ');
  return bare.length > titleLength ? '' : bare;
}
