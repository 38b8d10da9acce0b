import { batch, computed, signal } from '@preact/signals';
import { toTemporaryId } from '../core/ids.ts';
import type { ConversationId } from '../core/ids.ts';
import { protocolVersion } from '../protocol/protocol-version.ts';
import type { Update } from '../protocol/update.ts';
import { createAgain } from './again.ts';
import { createConversationView } from './conversation-view.ts';
import { createDrafting } from './drafting.ts';
import type { HandedDraft } from './drafting.ts';
import { createFork } from './create-fork.ts';
import { createFollowUps } from './follow-ups.ts';
import { createEdits } from './edits.ts';
import { forgetTyped } from './forget-typed.ts';
import { createLink } from './link.ts';
import { createListView } from './list-view.ts';
import { createModelChoice } from './model-choice.ts';
import { onPageHide } from './on-page-hide.ts';
import { alwaysVisible } from './page-visibility.ts';
import { createPictureLoader } from './picture-loader.ts';
import { createPlainCommands } from './plain-commands.ts';
import { createPromptLink } from './prompt-link.ts';
import { createRecordRequests } from './record-requests.ts';
import { createRequests } from './requests.ts';
import { createRunStarts } from './run-starts.ts';
import type { Surface } from './surface.ts';
import type { SurfaceOptions } from './surface-options.ts';
import { createShowing } from './showing.ts';
import { createToldSettings } from './told-settings.ts';
import { createWaitingQuestions } from './waiting-questions.ts';

/** Builds a surface and opens its link. */
export function createSurface(options: SurfaceOptions): Surface {
  const { kind, windowId, clock, drafts, visibility = alwaysVisible } = options;
  const isPanel = kind === 'panel';
  const { receive: receiveSettings, ...told } = createToldSettings();
  const { connections, settings } = told;
  const conversationId = signal<ConversationId | null>(null);
  const view = createConversationView();

  const send: typeof link.send = (command) => link.send(command);
  const requests = createRequests(send);
  const plain = createPlainCommands(send, requests.ask);
  const prompts = createPromptLink(options, conversationId, requests.ask, send);
  const list = createListView(send);
  const choice = createModelChoice({
    connections,
    settings,
    branch: view.branch,
    conversationId,
    kept: view.chosen,
    keep: plain.keepChosen,
  });
  const isUnasked = (): boolean => view.loaded.value && view.branch.value.length === 0;
  const drafting = createDrafting({
    kind,
    drafts,
    conversationId,
    isAsked: () => view.branch.value.length > 0,
  });
  const showing = createShowing(options, send);
  const starts = createRunStarts({
    conversationId,
    choice: choice.choice,
    chosenFor: choice.chosenFor,
    view,
    drafting,
    now: () => clock.now(),
    send,
    isKept: (runId) => waiting.has(runId) || edits.has(runId),
  });
  const { goOnQuestion } = options;
  const again = createAgain({ view, connections, goOnQuestion, start: starts.start });
  const edits = createEdits({ drafts, conversationId, view, toManner: again.toManner, ...starts });
  const change = plain.changeConversation;
  const followUps = createFollowUps({ view, choice, starts, showing, conversationId, change });
  const waiting = createWaitingQuestions({
    drafts,
    conversationId,
    view,
    isPending: starts.isPending,
    isReady: computed(() => link.status.value === 'ready' && connections.value.length > 0),
    ask: ({ content, runId, how }) => followUps.follow(content, runId, how),
  });

  /** `isWatched`: the background tells it by itself, as `hello` has asked. */
  const enter = (id: ConversationId, isWatched: boolean): void => {
    if (conversationId.value === null) {
      batch(() => {
        conversationId.value = id;
        drafting.begin();
        waiting.arrive();
        edits.arrive();
      });
    } else if (conversationId.value !== id) return switchTo(id, { isWatched });
    watch(isWatched);
  };

  const watch = (isWatched = false): void => {
    const id = conversationId.value;
    if (id === null || kind === 'options') return;
    showing.entered(id);
    if (!isWatched) {
      link.send({ type: 'conversation-watch', conversationId: id, cursors: view.cursors() });
    }
    starts.sendAgain();
  };

  /** `isFresh`: nobody has seen that id before, so there is nothing to load. */
  const switchTo = (id: ConversationId, { isFresh = false, isWatched = false } = {}): void => {
    if (id === conversationId.value) return;
    drafting.leave();
    batch(() => {
      view.clear(isFresh);
      conversationId.value = id;
      drafting.arrive();
      waiting.arrive();
      edits.arrive();
      starts.forgetRejection();
    });
    watch(isWatched);
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
        return receiveSettings(update);
      case 'welcome': {
        const id = showing.welcomed(update);
        enter(id, isPanel && id === update.conversationId);
        drafting.receive(update);
        list.resume();
        prompts.resume();
        return requests.sendAgain();
      }
      case 'conversation-shown':
        if (!showing.told(update.conversationId)) return;
        switchTo(update.conversationId);
        return drafting.receive(update);
      case 'conversation-update':
        if (update.conversationId !== conversationId.value) return;
        view.update(update);
        if (isUnasked()) drafting.isNew();
        return;
      case 'conversation-list':
        return list.receive(update);
      case 'run-accepted':
        starts.accepted(update.runId);
        edits.taken(update.runId);
        return waiting.remove(update.runId);
      case 'run-rejected':
        starts.rejected(update.runId, update.error);
        return edits.refused(update.runId);
      case 'prompts-update':
        return prompts.receive(update);
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
    if (!forNow) forgetTyped(options, ids);
    const gone = new Set(ids);
    list.forget(gone);
    const nextId = showing.forget(gone, gone.has(conversationId.value ?? ''));
    if (nextId !== undefined) switchTo(nextId);
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
      // A popup may begin afresh, whatever its window shows.
      ...(isPanel && { cursors: view.cursors() }),
    }),
    onUpdate: receive,
    isWaiting: () =>
      (kind !== 'options' && !view.loaded.peek()) ||
      view.liveRunId.peek() !== null ||
      starts.pending() > 0 ||
      requests.pending() > 0,
  });

  const show = (id: ConversationId, handed?: HandedDraft): void => {
    switchTo(id);
    showing.choose(id, handed);
  };

  const stopFlushing = onPageHide(drafts.flush);
  const stopLooking = visibility.onChange(() => {
    const hidden = visibility.isHidden();
    // Without a channel nobody waits to hear that it is hidden; the next hello says it.
    link[hidden ? 'mention' : 'send']({ type: 'surface-hidden', hidden });
  });

  return {
    ...told,
    conversationId,
    conversations: list.page,
    rejection: starts.rejection,
    waiting,
    edits,
    prompts,
    places: options.places,
    draft: drafting.text,
    context: drafting.context,
    wantedTabId: drafting.wantedTabId,
    draftRefused: drafts.refused,
    status: link.status,
    title: view.title,
    loaded: view.loaded,
    branch: view.branch,
    liveRunId: view.liveRunId,
    ...choice,
    pair: followUps.pair,
    keepAnswer: followUps.keepAnswer,
    forkAt: view.forkAt,
    showBranch: view.showBranch,
    setDraft(text) {
      link.warm();
      drafting.type(text);
    },
    setContext: drafting.attach,
    holdContext: drafting.hold,
    ask(content, how) {
      const said = content.filter((part) => part.type === 'picture' || part.text.trim() !== '');
      if (said.length === 0 || view.liveRunId.value !== null) return;
      if (!conversationId.value || !view.loaded.value) return;
      drafting.send();
      followUps.follow(said, undefined, how);
    },
    retry: again.retry,
    goOn: again.goOn,
    newConversation({ temporary = false } = {}) {
      const freshId = crypto.randomUUID();
      const id = temporary ? toTemporaryId(freshId) : freshId;
      if (kind !== 'popup') {
        switchTo(id, { isFresh: true });
        showing.choose(id);
        return drafting.isNew();
      }
      switchTo(showing.keepToItself(id), { isFresh: true });
    },
    handOver() {
      const id = conversationId.value;
      if (id === null || (isUnasked() && !drafting.isBegun())) return;
      show(id, drafting.handOver(id));
    },
    showConversation: show,
    showHere: (id) => switchTo(showing.keepToItself(id)),
    fork: createFork(conversationId, requests.ask, show),
    watchConversations: list.watch,
    loadConversations: list.ask,
    ...requests.calls,
    pictures: createPictureLoader(requests.ask),
    request: requests.ask,
    ...plain,
    records: createRecordRequests(requests.ask, drafts),
    close() {
      stopFlushing();
      stopLooking();
      waiting.close();
      drafts.flush();
      link.close();
    },
  };
}
