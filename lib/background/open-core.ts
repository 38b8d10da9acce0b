import type { Answer } from '../core/conversation.ts';
import { toFigureRow } from '../core/figure-row.ts';
import type { ConversationId } from '../core/ids.ts';
import { createAttention } from './attention.ts';
import type { BackgroundOptions } from './background-options.ts';
import { createBudget } from './budget.ts';
import { createConnectionQueue } from './connection-queue.ts';
import { createConnections } from './connections.ts';
import type { Core } from './core.ts';
import { createDiagnostics } from './diagnostics.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createIndexer } from './indexer.ts';
import { createInquiries } from './inquiries.ts';
import { createListTeller } from './list-teller.ts';
import { openCalls } from './open-calls.ts';
import { openKeys } from './open-keys.ts';
import { prepareStep } from './prepare-step.ts';
import { createPromptRoom } from './prompt-room.ts';
import { createRecordRows } from './record-rows.ts';
import { closeOrphans } from './recovery.ts';
import { createRemoval } from './removal.ts';
import { reportFault } from './report-fault.ts';
import { createRetention } from './retention.ts';
import { createRunManager } from './run-manager.ts';
import type { RunManagerOptions } from './run-manager.ts';
import type { Session } from './session.ts';
import { tellChange } from './tell-conversation.ts';
import { createShowing } from './showing.ts';
import { createTitles } from './titles.ts';
import { createTrash } from './trash.ts';
import { createWindowMap } from './window-map.ts';

/**
 * Opens the stores, puts in order what a background that died has left, and builds what commands work with.
 * `onLiveCount` is told how many runs are live.
 */
export async function openCore(
  options: BackgroundOptions,
  sessions: ReadonlySet<Session>,
  onLiveCount: (count: number) => void,
): Promise<Core> {
  const { clock, session, notifications, permissions, onDevice } = options;
  const opened = await options.open();
  const { store, vault, pictures, prompts: table, keptIn, holdsUnsaved, onKeptIn } = opened;
  const { keyLock, credentials, keyRenewal } = await openKeys({
    vault,
    session,
    clock,
    alarm: options.lockAlarm,
    autoLockMinutes: async () => (await connections.settings()).autoLockMinutes,
    onChange: () => void tellSettings(),
  });
  const { now } = clock;
  const connections = createConnections(vault, credentials, now);
  const { settings } = connections;
  const diagnostics = createDiagnostics({ log: opened.runLog, session, settings });
  const findConnection = ({ connectionId }: Answer) => connections.find(connectionId);
  const orphans = await closeOrphans(store, clock.now(), async (answer) => {
    const connection = await findConnection(answer);
    diagnostics.note(answer, connection);
    return toFigureRow(answer, connection);
  });
  // What the toolbar says may be the word of a background that died.
  options.showLiveCount(0);
  // The browser forgets the rules when it closes. Most users have none, and do not wait for it to look.
  const withoutOrigin = await connections.withoutOrigin();
  if (withoutOrigin.length > 0) await options.originRules.apply(withoutOrigin);
  const windows = createWindowMap(session, store);
  const queue = createConnectionQueue();
  const sources = { store, pictures, connections, credentials, permissions, onDevice };

  const budget = createBudget({ store, connections, clock, onPassed: () => tellSettings() });
  const readSettings = async () =>
    ({
      type: 'settings-update',
      connections: await connections.views(),
      settings: await connections.settings(),
      keptIn: keptIn(),
      budget: await budget.read(),
      lock: await keyLock.state(),
      ...(keyRenewal.isLeft() && { hasTraces: true }),
    }) as const;
  const promptRoom = createPromptRoom(options, { table, sessions, connections });
  /** The language that the page's menu was last made in, as far as this background knows. */
  let said: string | undefined;
  const tellSettings = async (): Promise<void> => {
    options.callSurfaces();
    await options.originRules.apply(await connections.withoutOrigin());
    const update = await readSettings();
    for (const session of sessions) session.post(update);
    if (said === update.settings.language) return;
    said = update.settings.language;
    await promptRoom.tell();
  };

  onKeptIn(() => void tellSettings());
  // Not before there is something that can tell of it.
  void keyRenewal.look();

  const attention = createAttention({
    sessions,
    session,
    store,
    notifications,
    settings,
    toNotice: options.toNotice,
    onChange: () => lists.changed(),
  });

  const onStarted: RunManagerOptions['onStarted'] = (run, { conversation, question }) => {
    options.callSurfaces();
    const { conversationId } = run.answer;
    const messages = question ? [question, run.answer] : [run.answer];
    for (const session of sessions) {
      if (session.watching !== conversationId) continue;
      const { title } = conversation;
      session.post({ type: 'conversation-update', conversationId, title, whole: false, messages });
      session.attach(run, 0);
    }
  };

  const indexer = createIndexer(store, clock, {
    isBusy: () => runs.live().some(({ answer }) => !runs.isPaused(answer.id)),
    onTaken: () => lists.changed(),
  });
  const calls = openCalls({
    ...sources,
    ...options,
    windows,
    indexer,
    onPaused(runId, isPaused) {
      runs.setPaused(runId, isPaused);
      const run = runs.find(runId);
      // Of one of another life it was told then.
      if (isPaused && run && !run.isRestored) void attention.asked(run);
    },
  });

  const runs = createRunManager({
    store,
    clock,
    queue,
    findConnection,
    prepare: (answer, corrections) =>
      prepareStep(
        { ...sources, box: calls.box, unsaved: (runId) => runs.find(runId)?.journal.since(0) },
        answer,
        corrections,
      ),
    async learn({ connectionId, model }, correction) {
      await connections.learn(connectionId, model, correction);
      await tellSettings();
    },
    settleCalls: calls.desk.settle,
    onLiveCount(count, paused) {
      onLiveCount(count - paused);
      options.showLiveCount(count);
      lists.changed();
      if (count === 0) indexer.wake();
    },
    isOnline: options.isOnline,
    onStarted,
    onQueued: () => lists.changed(),
    onEnded(run, connection) {
      diagnostics.note({ ...run.answer, parts: run.journal.since(0) }, connection, run);
      void attention.ended(run);
      void titles.ended(run);
      budget.look().catch((cause: unknown) => reportFault('a budget was not looked at', cause));
    },
  });

  const titles = createTitles({
    ...sources,
    clock,
    queue,
    async onTitle(id) {
      indexer.wake();
      const conversation = await store.conversation(id);
      if (conversation) tellChange({ sessions }, conversation);
      lists.changed();
    },
    onAsking: createHeartbeat(clock, options.beat).setLive,
    onAsked: (asked, connection, trace) =>
      diagnostics.note(asked, connection, { traces: [trace], mostReaders: 0, task: 'title' }),
    // It has figures as an answer has, of a run that is nowhere.
    onPaid(asked, figures) {
      store
        .finishRun(asked, figures)
        .then(budget.look)
        .catch((cause: unknown) => reportFault('a title is not in the figures', cause));
    },
  });

  indexer.wake();
  const lists = createListTeller({ store, runs, attention, sessions, indexer });
  await attention.orphaned(orphans.closed);
  for (const { beginning, parts } of orphans.waiting) await runs.resume(beginning, parts);

  const { callSurfaces } = options;
  const showing = createShowing({ windows, sessions, callSurfaces, onShown: promptRoom.handOut });
  const hide = async (ids: ReadonlySet<ConversationId>): Promise<void> => {
    titles.stop(ids);
    for (const windowId of await windows.showing(ids)) {
      await showing.show(windowId, crypto.randomUUID());
    }
    // A notice of the system bears the title. The mark comes back with whatever is brought back.
    for (const id of ids) attention.hush(id);
  };
  const leave = async (ids: ReadonlySet<ConversationId>): Promise<void> => {
    await hide(ids);
    for (const id of await attention.unread()) if (ids.has(id)) await attention.seen(id);
  };
  const removal = createRemoval({
    store,
    pictures,
    runs,
    sessions,
    session,
    callSurfaces,
    leave,
  });
  const trash = createTrash({ store, clock, sessions, removal, callSurfaces, leave: hide });
  await trash.open();
  const retention = createRetention({
    store,
    clock,
    runs,
    sessions,
    callSurfaces,
    keepDays: async () => (await connections.settings()).keepDays,
    remove: removal.remove,
  });

  return {
    ...sources,
    clock,
    keyLock,
    sessions,
    queue,
    runs,
    calls,
    recordRows: createRecordRows(store),
    diagnostics,
    removal,
    retention,
    trash,
    attention,
    lists,
    indexer,
    inquiries: createInquiries(clock),
    async hello(session, { conversationId: asked, shownBefore }) {
      session.post(await readSettings());
      await removal.tell(session);
      await trash.tell(session);
      // Last, and nothing is awaited after it: a conversation that is chosen meanwhile, as by the menu that opened this
      // very panel, is told to it at once, and an older one must not be said afterwards.
      const conversationId = asked ?? (await windows.current(session.windowId, shownBefore));
      const live = runs.live().some((run) => run.answer.conversationId === conversationId);
      const left = showing.takeLeft(session, conversationId);
      session.post({ type: 'welcome', conversationId, live, ...left });
      promptRoom.handOut(session);
      return conversationId;
    },
    showConversation: showing.show,
    holdsUnsaved,
    tellSettings,
    prompts: promptRoom.prompts,
    tellPrompts: promptRoom.tell,
    offerPrompt: promptRoom.offer,
    readSource: options.readSource,
    readSelection: (windowId) => options.readSelection({ windowId }),
  };
}
