import { batch, signal } from '@preact/signals';
import { defaultSettings } from '../core/connection.ts';
import type { ConnectionView, Settings } from '../core/connection.ts';
import { toQuestionText } from '../core/content.ts';
import type { ContentPart } from '../core/content.ts';
import { onDisk } from '../core/kept-in.ts';
import { toTemporaryId } from '../core/ids.ts';
import type { ConversationId, MessageId, RunId } from '../core/ids.ts';
import type { RunError } from '../core/run-error.ts';
import { protocolVersion } from '../protocol/command.ts';
import type { Update } from '../protocol/update.ts';
import { createConversationView } from './conversation-view.ts';
import { createDrafting } from './drafting.ts';
import { createLink } from './link.ts';
import { createListView } from './list-view.ts';
import { createModelChoice } from './model-choice.ts';
import { onPageHide } from './on-page-hide.ts';
import { alwaysVisible } from './page-visibility.ts';
import { createPlainCommands } from './plain-commands.ts';
import { createRecordRequests } from './record-requests.ts';
import { createRequests } from './requests.ts';
import type { Surface } from './surface.ts';
import type { SurfaceOptions } from './surface-options.ts';
import { createShowing } from './showing.ts';
import { toLocalRows } from './to-local-rows.ts';
import type { RunStart } from './to-local-rows.ts';

/** Builds a surface and opens its link. */
export function createSurface(options: SurfaceOptions): Surface {
  const { kind, windowId, clock, drafts, visibility = alwaysVisible } = options;
  const connections = signal<readonly ConnectionView[]>([]);
  const settings = signal<Settings>(defaultSettings);
  const keptIn = signal(onDisk);
  const conversationId = signal<ConversationId | null>(null);
  const rejection = signal<RunError | null>(null);
  const view = createConversationView();
  const unacknowledged = new Map<RunId, RunStart>();

  const requests = createRequests((command) => link.send(command));
  const list = createListView((command) => link.send(command));
  const choice = createModelChoice(connections, settings, view.branch);
  const isUnasked = (): boolean => view.loaded.value && view.branch.value.length === 0;
  const drafting = createDrafting({
    kind,
    drafts,
    conversationId,
    isAsked: () => view.branch.value.length > 0,
  });
  const showing = createShowing(options, (command) => link.send(command));

  const enter = (id: ConversationId): void => {
    if (conversationId.value === null) {
      batch(() => {
        conversationId.value = id;
        drafting.begin();
      });
    } else if (conversationId.value !== id) return switchTo(id);
    watch();
  };

  const watch = (): void => {
    const id = conversationId.value;
    if (id === null || kind === 'options') return;
    showing.entered(id);
    link.send({ type: 'conversation-watch', conversationId: id, cursors: view.cursors() });
    for (const start of unacknowledged.values()) link.send(start);
  };

  /** `isFresh`: nobody has seen that id before, so there is nothing to load. */
  const switchTo = (id: ConversationId, isFresh = false): void => {
    if (id === conversationId.value) return;
    drafting.leave();
    batch(() => {
      view.clear(isFresh);
      conversationId.value = id;
      drafting.arrive();
      rejection.value = null;
    });
    watch();
  };

  const receive = (update: Update): void => {
    switch (update.type) {
      case 'run-update': {
        const run = view.run(update.runId);
        if (run && !run.apply(update)) {
          link.send({ type: 'run-attach', runId: update.runId, cursor: run.cursor });
        }
        return;
      }
      case 'settings-update':
        return batch(() => {
          connections.value = update.connections;
          settings.value = update.settings;
          keptIn.value = update.keptIn;
        });
      case 'welcome':
        enter(showing.welcomed(update));
        if (update.words !== undefined) drafting.receive(update.words);
        list.resume();
        return requests.sendAgain();
      case 'conversation-shown':
        if (!showing.told(update.conversationId)) return;
        switchTo(update.conversationId);
        if (update.words !== undefined) drafting.receive(update.words);
        return;
      case 'conversation-update':
        if (update.conversationId !== conversationId.value) return;
        view.update(update);
        if (isUnasked()) drafting.isNew();
        return;
      case 'conversation-list':
        return list.receive(update);
      case 'run-accepted':
        return settle(update.runId);
      case 'run-rejected':
        return takeBack(update.runId, update.error);
      case 'version-mismatch':
        return;
      case 'conversations-deleted':
        return forget(update.conversationIds, update.forNow);
      default:
        return requests.settle(update);
    }
  };

  /** What can be brought back keeps its draft and its place. */
  const forget = (ids: readonly ConversationId[], forNow = false): void => {
    for (const id of forNow ? [] : ids) {
      drafts.forget(id);
      options.places.write(id, undefined);
    }
    const gone = new Set(ids);
    list.forget(gone);
    const isGone = gone.has(conversationId.value ?? '');
    const nextId = showing.forget(gone, isGone);
    if (nextId !== undefined) switchTo(nextId);
  };

  /** Taken: the question is safe in the background, so its draft may go, wherever this surface is by now. */
  const settle = (runId: RunId): void => {
    const start = unacknowledged.get(runId);
    unacknowledged.delete(runId);
    view.confirmLocal(runId);
    if (start) drafting.taken(start.conversationId, toQuestionText(start.content));
  };

  /** Not taken: the words go back to where they were typed. */
  const takeBack = (runId: RunId, error: RunError): void => {
    const start = unacknowledged.get(runId);
    unacknowledged.delete(runId);
    // Of another conversation the stored draft is still there: it goes only when a question is taken.
    if (start && start.conversationId !== conversationId.value) return;
    batch(() => {
      view.removeLocal(runId);
      rejection.value = error;
      if (start) drafting.putBack(toQuestionText(start.content));
    });
  };

  const link = createLink({
    connect: options.connect,
    onCall: options.onCall,
    clock,
    hello: () => ({
      type: 'hello',
      protocolVersion,
      windowId,
      surface: kind,
      ...showing.hello(),
      hidden: visibility.isHidden(),
    }),
    onUpdate: receive,
    isWaiting: () =>
      (kind !== 'options' && !view.loaded.peek()) ||
      view.liveRunId.peek() !== null ||
      unacknowledged.size > 0 ||
      requests.pending() > 0,
  });

  const start = (
    parentId: MessageId | null,
    content: ContentPart[],
    omitted: readonly MessageId[],
  ): void => {
    const id = conversationId.value;
    if (id === null) return;
    const runId = crypto.randomUUID();
    const picked = choice.choice.value;
    const command: RunStart = {
      type: 'run-start',
      runId,
      conversationId: id,
      parentId,
      content,
      connectionId: picked?.connection.id ?? null,
      model: picked?.model ?? null,
      stream: picked?.stream,
      omitted: [...omitted],
    };
    const { question, answer } = toLocalRows(command, clock.now());
    unacknowledged.set(runId, command);
    batch(() => {
      rejection.value = null;
      view.addLocal(question, answer);
    });
    link.send(command);
  };

  const toRepeatable = (runId: RunId) =>
    view.liveRunId.value === null ? view.run(runId)?.shown.message : undefined;
  const lastAnswer = () => view.branch.value.findLast((row) => row.role === 'assistant');
  const show = (id: ConversationId, words?: string): void => {
    switchTo(id);
    showing.choose(id, words);
  };

  const stopFlushing = onPageHide(drafts.flush);
  const stopLooking = visibility.onChange(() => {
    const hidden = visibility.isHidden();
    // Without a channel nobody waits to hear that it is hidden; the next hello says it.
    link[hidden ? 'mention' : 'send']({ type: 'surface-hidden', hidden });
  });

  return {
    settings,
    connections,
    keptIn,
    conversationId,
    conversations: list.page,
    rejection,
    places: options.places,
    draft: drafting.text,
    draftRefused: drafts.refused,
    status: link.status,
    title: view.title,
    loaded: view.loaded,
    branch: view.branch,
    liveRunId: view.liveRunId,
    choice: choice.choice,
    choose: choice.choose,
    chooseStream: choice.chooseStream,
    forkAt: view.forkAt,
    showBranch: view.showBranch,
    setDraft(text) {
      link.warm();
      drafting.type(text);
    },
    ask(content) {
      const said = content.filter((part) => part.text.trim() !== '');
      if (said.length === 0 || view.liveRunId.value !== null) return;
      if (!conversationId.value || !view.loaded.value) return;
      drafting.send();
      const last = lastAnswer();
      showing.asked(conversationId.value);
      start(last?.id ?? null, said, last?.message.omitted ?? []);
    },
    retry(runId, omitted) {
      const answer = toRepeatable(runId);
      if (answer) start(answer.parentId, [], omitted ?? answer.omitted);
    },
    goOn(runId) {
      const answer = toRepeatable(runId);
      const text = options.goOnQuestion(settings.value.language);
      if (answer) start(runId, [{ type: 'text', text }], answer.omitted);
    },
    newConversation({ temporary = false } = {}) {
      const freshId = crypto.randomUUID();
      const id = temporary ? toTemporaryId(freshId) : freshId;
      if (kind !== 'popup') {
        switchTo(id, true);
        showing.choose(id);
        return drafting.isNew();
      }
      showing.keepToItself(id);
      switchTo(id, true);
    },
    handOver() {
      const id = conversationId.value;
      if (id === null || (isUnasked() && drafting.text.value === '')) return;
      show(id, drafting.handOver(id));
    },
    showConversation: show,
    watchConversations: list.watch,
    loadConversations: list.ask,
    ...requests.calls,
    ...createPlainCommands(link.send, requests.ask),
    records: createRecordRequests(requests.ask, drafts),
    close() {
      stopFlushing();
      stopLooking();
      drafts.flush();
      link.close();
    },
  };
}
