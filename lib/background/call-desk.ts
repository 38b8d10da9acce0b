import { createAllow } from './allowing.ts';
import { isLasting, isSame, toAllowed, toAskAgain, wasFound } from './asking.ts';
import { isOpenCall } from '../core/call-view.ts';
import type { ToolCallView } from '../core/call-view.ts';
import type { ConnectionId, ConversationId, RunId, WindowId } from '../core/ids.ts';
import type { Clock } from '../core/platform.ts';
import { toRunView } from '../core/run-view.ts';
import type { AskReason, CallAsk, CallDecision, CallResult } from '../core/tool.ts';
import { cutResult } from '../tools/cut-result.ts';
import { OwnFault } from '../tools/tool.ts';
import type { CallPlace, Tool, ToolInput, ToolTelling } from '../tools/tool.ts';
import {
  toCutOff,
  toFailure,
  toGone,
  toMalformed,
  toOwn,
  toRefused,
  toUnheard,
  toUnknown,
} from './call-results.ts';
import type { ConversationStore } from '../conversations/conversation-store.ts';
import type { LiveRun } from './live-run.ts';
import type { Pictures } from './pictures.ts';
import { createRoundChecks, isCutOff } from './round-checks.ts';
import { hasReadStrangers, wereRead } from './strangers.ts';
import type { ToolBox } from './tool-box.ts';

/** The user's word on a call, and what the surface says that was to carry it out. */
export interface CallWord {
  decision: CallDecision;
  /** Why the surface could not, in words for the model. */
  failure?: string | undefined;
}

/** Sees to what models call: checks it, asks the user, has it carried out, and writes down what came of it. */
export interface CallDesk {
  /**
   * Resolves when something has become of each call of the last round, or the run has ended. Of calls of a background that
   * died nothing is looked at, nor anybody connected to, before the user says so.
   */
  settle(run: LiveRun, restored?: boolean): Promise<void>;
  /** The user's word on an asking, by its number. Where that is not what the call waits for, nothing happens. */
  decide(runId: RunId, call: number, ask: number, word: CallWord): void;
}

/** What the desk works with. */
export interface CallDeskOptions {
  store: ConversationStore;
  clock: Clock;
  box: ToolBox;
  pictures: Pick<Pictures, 'add'>;
  /** Whether there is still a connection that an answer's next request may go to. */
  isConnected(id: ConnectionId): Promise<boolean>;
  /** The window that shows a conversation; -1 where none does. */
  findWindow(id: ConversationId): Promise<WindowId>;
  /** Told when a run waits for nothing but the user, and when it goes on. */
  onPaused(runId: RunId, isPaused: boolean): void;
}

/** What the user was shown, where anybody was asked, and said to it: nothing where the run ended first. */
interface Said {
  ask?: CallAsk;
  word: CallWord | undefined;
}

/** A call that waits for the user's word. */
interface Asked {
  run: LiveRun;
  /** The tool that a word for the conversation would allow here too; absent where it would not do. */
  allowed: string | undefined;
  tell(word: CallWord): void;
}

/** Builds the desk. */
export function createCallDesk(options: CallDeskOptions): CallDesk {
  const { store, clock, box, pictures } = options;
  /** By run, call and number of the asking. */
  const asked = new Map<string, Asked>();
  const allow = createAllow(store);

  const settle: CallDesk['settle'] = async (run, restored = false) => {
    const { signal } = run.controller;
    const { conversationId } = run.answer;
    const parts = run.journal.since(0);
    const { toolCalls, rounds } = toRunView(parts);
    const first = rounds.at(-1)?.firstCall ?? 0;
    const tools = once(async () => toByName((await box.offered(conversationId)).tools));
    // What a round calls was sent before it: what has come into the conversation since then has no part in it.
    const before = once(() => wereRead(store, run.answer));
    const check = createRoundChecks(run, clock);
    let busy = 0;
    let waiting = 0;
    let isPaused = false;
    const tellPaused = (): void => {
      const before = isPaused;
      isPaused = busy === 0 && waiting > 0 && !run.journal.closed;
      if (isPaused !== before) options.onPaused(run.answer.id, isPaused);
    };

    /** The user's word; undefined where the run has ended without one. */
    const askUser = (at: number, facts: CallAsk, tool?: Tool): Promise<CallWord | undefined> => {
      const call = toolCalls[at];
      const number = facts.number ?? (call?.ask?.number ?? 0) + 1;
      const ask = { ...facts, number };
      if (call) call.ask = ask;
      const key = toKey(run.answer.id, at, number);
      run.append({ type: 'call-asked', call: at, ask });
      busy -= 1;
      waiting += 1;
      return new Promise<CallWord | undefined>((resolve) => {
        asked.set(key, {
          run,
          // Those that need no more than a yes are answered by one that holds for the conversation.
          allowed:
            tool && isLasting(ask) && !ask.needs && !ask.action ? toAllowed(tool) : undefined,
          tell: resolve,
        });
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
        if (signal.aborted) resolve(undefined);
        tellPaused();
      }).finally(() => {
        asked.delete(key);
        busy += 1;
        waiting -= 1;
        tellPaused();
      });
    };

    /** Asks until what was said yes to is what would be done: a tab may show another page by then. */
    const getLeave = async (
      at: number,
      tool: Tool,
      describe: () => Promise<Omit<CallAsk, 'reason'>>,
      said: Said | undefined,
    ): Promise<Said> => {
      let facts = await describe();
      let last = said;
      if (!last) {
        const reason = await toReason(run, tool, before);
        if (!reason && !facts.needs && !facts.action) return { word: { decision: 'allow' } };
        const isOnce = tool.acts || tool.untrusted || reason !== 'unasked';
        // What it gives back is strangers' words, after which everything is asked for.
        const ask: CallAsk = { ...facts, reason: reason ?? 'unasked', once: isOnce || undefined };
        last = { ask, word: await askUser(at, ask, tool) };
        facts = await describe();
      }
      while (isYes(last.word) && (facts.needs || !isSame(last.ask, facts, tool.acts))) {
        const { reason = 'unasked', once }: Partial<CallAsk> = last.ask ?? {};
        const ask: CallAsk = { ...facts, reason, once };
        last = { ask, word: await askUser(at, ask, tool) };
        facts = await describe();
      }
      return last;
    };

    const settleOne = async (at: number, call: ToolCallView): Promise<CallResult | undefined> => {
      let said: Said | undefined;
      const wasThere = restored && wasFound(call);
      if (restored) {
        const ask = toAskAgain(call);
        said = { ask, word: await askUser(at, ask) };
        if (!isYes(said.word)) return said.word && toRefused(call);
      }
      if (call === toolCalls.at(-1) && isCutOff(parts, call)) return toCutOff();
      const offered = await tools();
      const tool = offered.get(call.name);
      if (!tool) return wasThere ? toGone(call) : toUnknown(call, [...offered.keys()]);
      const checked = await check(call, tool);
      if (!checked) return undefined;
      if ('fault' in checked) return toOwn(tool, toMalformed(checked.fault));
      // What it says of what it could not do is its own, be that before anybody was asked.
      return seeTo(at, call, tool, checked.input, said).catch((cause: unknown) =>
        cause instanceof OwnFault ? toFailure(cause) : toOwn(tool, toFailure(cause)),
      );
    };

    /** Asks for a call that can be made, and has it carried out. */
    const seeTo = async (
      at: number,
      call: ToolCallView,
      tool: Tool,
      input: ToolInput,
      said: Said | undefined,
    ): Promise<CallResult | undefined> => {
      const place: CallPlace = {
        conversationId,
        windowId: await options.findWindow(conversationId),
        signal,
      };
      const { word, ask } = await getLeave(at, tool, () => tool.describe(input, place), said);
      if (!word || run.journal.closed) return undefined;
      if (!isYes(word)) return toRefused();
      if (word.failure !== undefined) return { outcome: 'failed', text: word.failure };
      // The user may have taken it away while it waited. What the surface has done in the click is done.
      if (ask && !ask.action && !(await box.isOffered(conversationId, tool))) return toGone(call);
      // As the card has it, whatever it was that said so.
      if (word.decision === 'always' && !tool.acts && ask && isLasting(ask)) {
        await allow(conversationId, tool);
        await allowAsked(conversationId, tool);
      }
      if (tool.acts && !ask?.action && !(await options.isConnected(run.answer.connectionId)))
        return toUnheard();
      run.append({ type: 'call-start', call: at, atMs: clock.now() });
      // What acts must not act twice because nobody has written down that it did.
      if (tool.acts) await run.written();
      if (run.journal.closed) return undefined;
      return carryOut(at, tool, input, { ...place, asked: ask });
    };

    const carryOut = async (
      at: number,
      tool: Tool,
      input: ToolInput,
      place: CallPlace,
    ): Promise<CallResult> => {
      const onProgress: ToolTelling['onProgress'] = (progress, total, words) =>
        run.append({ type: 'call-progress', call: at, progress, total, words });
      // Not every tool can end what it has begun, as a page that is being read; nobody waits for it then.
      const reply = await Promise.race([tool.run(input, place, { onProgress }), rejectOn(signal)]);
      const kept = await Promise.all(
        (reply.pictures ?? []).map((picture) => pictures.add(conversationId, picture)),
      );
      const held = kept.filter((picture) => picture !== undefined);
      return {
        outcome: reply.isError === true ? 'failed' : 'done',
        text: cutResult(reply.text),
        ...(tool.untrusted && { untrusted: true }),
        ...(held.length > 0 && { pictures: held }),
      };
    };

    await Promise.all(
      toolCalls.slice(first).map(async (call, index) => {
        if (!isOpenCall(call)) return;
        const at = first + index;
        busy += 1;
        const result = await settleOne(at, call).catch(toFailure);
        busy -= 1;
        if (result) run.append({ type: 'call-end', call: at, ...result, atMs: clock.now() });
        tellPaused();
      }),
    );
  };

  const toReason = async (
    run: LiveRun,
    tool: Tool,
    before: () => Promise<boolean>,
  ): Promise<AskReason | undefined> => {
    if (tool.acts) return 'acts';
    if (await hasReadStrangers(run, before())) return 'untrusted';
    const conversation = await store.conversation(run.answer.conversationId);
    return conversation?.allowedTools?.includes(toAllowed(tool)) ? undefined : 'unasked';
  };

  /** The calls of the same tool that wait beside the one that was just allowed for the conversation, in the other answer of a pair too. */
  const allowAsked = async (id: ConversationId, tool: Tool): Promise<void> => {
    const runs = new Set(Array.from(asked.values(), ({ run }) => run));
    for (const run of runs) {
      if (run.answer.conversationId !== id) continue;
      // Anew with each word, which may come long after its round began.
      if (await hasReadStrangers(run, wereRead(store, run.answer))) continue;
      for (const each of asked.values())
        if (each.run === run && each.allowed === toAllowed(tool)) each.tell({ decision: 'allow' });
    }
  };

  return {
    settle,
    decide(runId, call, ask, word) {
      asked.get(toKey(runId, call, ask))?.tell(word);
    },
  };
}

function toKey(runId: RunId, call: number, ask: number): string {
  return `${ask} ${call} ${runId}`;
}

function isYes(word: CallWord | undefined): word is CallWord {
  return word !== undefined && word.decision !== 'refuse';
}

function toByName(tools: readonly Tool[]): Map<string, Tool> {
  return new Map(tools.map((tool) => [tool.name, tool]));
}

function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}
