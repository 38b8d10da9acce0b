import type { ConversationId, WindowId } from '../core/ids.ts';
import type {
  Channel,
  Clock,
  MenuClick,
  OnDeviceModel,
  OriginRules,
  Permissions,
  SessionStore,
} from '../core/platform.ts';
import { parseCommand, protocolVersion } from '../protocol/command.ts';
import type { Command } from '../protocol/command.ts';
import { carryOut } from './commands.ts';
import { createConnections } from './connections.ts';
import type { Core } from './core.ts';
import { createCredentials } from './credentials.ts';
import { createHeartbeat } from './heartbeat.ts';
import { createIndexer } from './indexer.ts';
import { createInquiries } from './inquiries.ts';
import type { Stores } from './open-stores.ts';
import { prepareStep } from './prepare-step.ts';
import { closeOrphans } from './recovery.ts';
import { createRemoval } from './removal.ts';
import { reportFault } from './report-fault.ts';
import { createRetention } from './retention.ts';
import { createRunManager } from './run-manager.ts';
import { toBeginning } from './run-starter.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';
import { createStopOnClose } from './stop-on-close.ts';
import { createWindowMap } from './window-map.ts';

/** What the background needs; the entrypoint brings it from `lib/browser`, a test from wherever it likes. */
export interface BackgroundOptions {
  clock: Clock;
  /** Opens the stores. */
  open(): Promise<Stores>;
  session: SessionStore;
  permissions: Pick<Permissions, 'has'>;
  onDevice: OnDeviceModel;
  originRules: OriginRules;
  /** Any cheap call that the browser counts as life. */
  beat(): void;
  /** Shows the number of live runs on the toolbar. */
  showLiveCount(count: number): void;
  /** The selection of a window's active tab, or of one frame of a tab that the user clicked in. */
  readSelection(
    place: { windowId: WindowId } | { tabId: number; frameId: number },
  ): Promise<string>;
  openOptions(): void;
  /** Opens a panel of that conversation in a tab, where there is no other place for it. */
  openInTab(conversationId: ConversationId): void;
  /** What "Explain selection" asks, in the user's language. */
  explainQuestion(language: string): string;
  /** Calls surfaces that have lost their channel: something is about to change. Those that have one do nothing. */
  callSurfaces(): void;
  /** Told the user's language when it may have changed. */
  onLanguage(language: string): void;
}

/** The background, whole. Its listeners may be set at once; each waits for the stores to be open. */
export interface Background {
  /** Serves a surface on a channel. */
  accept(channel: Channel): void;
  /** Asks for an explanation of what was selected; `panel`, which opens meanwhile, finds the run. */
  explainSelection(click: MenuClick, panel: Promise<void>): Promise<void>;
  newConversation(windowId: WindowId): Promise<void>;
}

/** The core, and the answer to a surface that comes. */
interface OpenedCore extends Core {
  hello(session: Session, asked: ConversationId | undefined): Promise<void>;
}

/** Builds the background. */
export function createBackground(options: BackgroundOptions): Background {
  const { clock } = options;
  const sessions = new Set<Session>();
  const heartbeat = createHeartbeat(clock, options.beat);

  const open = async (): Promise<OpenedCore> => {
    const { store, vault, memoryOnly } = await options.open();
    await closeOrphans(store, clock.now());
    // What the toolbar says may be the word of a background that died.
    options.showLiveCount(0);
    const credentials = createCredentials(vault, clock.now);
    const connections = createConnections(vault, credentials, clock.now);
    // The browser forgets the rules when it closes. Most users have none, and do not wait for it to look.
    const withoutOrigin = await connections.withoutOrigin();
    if (withoutOrigin.length > 0) await options.originRules.apply(withoutOrigin);
    const windows = createWindowMap(options.session, store);
    const { permissions, onDevice } = options;
    const sources = { store, connections, credentials, permissions, onDevice };
    const runs = createRunManager({
      store,
      clock,
      prepare: (answer, corrections) =>
        prepareStep(
          { ...sources, unsaved: (runId) => runs.find(runId)?.journal.since(0) },
          answer,
          corrections,
        ),
      async learn({ connectionId, model }, correction) {
        await connections.learn(connectionId, model, correction);
        await tellSettings();
      },
      onLiveCount(count) {
        heartbeat.setLive(count > 0);
        options.showLiveCount(count);
        if (count === 0) indexer.wake();
      },
      onStarted(run, { conversation, question }) {
        options.callSurfaces();
        // The disk may be full by now, and then this is the first conversation to say so.
        if (memoryOnly() && !saidMemoryOnly) void tellSettings();
        const { conversationId } = run.answer;
        const messages = question ? [question, run.answer] : [run.answer];
        for (const session of sessions) {
          if (session.watching !== conversationId) continue;
          const { title } = conversation;
          session.post({
            type: 'conversation-update',
            conversationId,
            title,
            whole: false,
            messages,
          });
          session.attach(run, 0);
        }
      },
    });
    const indexer = createIndexer(store, () => runs.live().length > 0);
    indexer.wake();
    let saidMemoryOnly = false;
    const readSettings = async () => {
      saidMemoryOnly = memoryOnly();
      return {
        type: 'settings-update',
        connections: await connections.views(),
        settings: await connections.settings(),
        memoryOnly: saidMemoryOnly,
      } as const;
    };
    const tellSettings = async (): Promise<void> => {
      options.callSurfaces();
      await options.originRules.apply(await connections.withoutOrigin());
      const update = await readSettings();
      for (const session of sessions) session.post(update);
      options.onLanguage(update.settings.language);
    };
    const hello: OpenedCore['hello'] = async (session, asked) => {
      session.post(await readSettings());
      await removal.tell(session);
      // Last, and nothing is awaited after it: a conversation that is chosen meanwhile, as by the menu that opened this
      // very panel, is told to it at once, and an older one must not be said afterwards.
      const conversationId = asked ?? (await windows.current(session.windowId));
      const live = runs.live().some((run) => run.answer.conversationId === conversationId);
      session.post({ type: 'welcome', conversationId, live });
    };
    const showConversation: OpenedCore['showConversation'] = async (windowId, conversationId) => {
      options.callSurfaces();
      await windows.show(windowId, conversationId);
      for (const session of sessions) {
        if (session.surface !== 'panel' || session.windowId !== windowId) continue;
        session.post({ type: 'conversation-shown', conversationId });
      }
    };
    const { callSurfaces } = options;
    const removal = createRemoval({
      store,
      runs,
      sessions,
      session: options.session,
      callSurfaces,
      async leave(ids) {
        for (const windowId of await windows.showing(ids)) {
          await showConversation(windowId, crypto.randomUUID());
        }
      },
    });
    return {
      ...sources,
      clock,
      runs,
      removal,
      retention: createRetention({
        store,
        clock,
        runs,
        sessions,
        callSurfaces,
        keepDays: async () => (await connections.settings()).keepDays,
        remove: removal.remove,
      }),
      inquiries: createInquiries(clock),
      indexer,
      hello,
      showConversation,
      tellSettings,
      readSelection: (windowId) => options.readSelection({ windowId }),
    };
  };

  const opened = open();
  opened.then(
    ({ retention }) => retention.sweep(),
    () => undefined,
  );
  options.callSurfaces();
  const stopOnClose = createStopOnClose(opened, sessions);

  const accept = (channel: Channel): void => {
    let session: Session | undefined;
    // Commands of one surface are carried out in the order of their coming.
    let last: Promise<unknown> = opened;
    const take = async (command: Command): Promise<void> => {
      const core = await opened;
      if (command.type !== 'hello') {
        core.retention.touch();
        if (session) await carryOut(core, session, command);
        return;
      }
      if (command.protocolVersion !== protocolVersion) {
        channel.post({ type: 'version-mismatch', protocolVersion });
        return;
      }
      session ??= createSession(channel, command);
      sessions.add(session);
      await core.hello(session, command.conversationId);
    };
    channel.onMessage((message) => {
      const command = parseCommand(message);
      if (!command) return;
      last = last
        .then(() => take(command))
        .catch((cause: unknown) => reportFault(`${command.type} failed`, cause));
    });
    channel.onClose(() => {
      void last.then(async () => {
        if (!session) return;
        session.detachAll();
        sessions.delete(session);
        (await opened).inquiries.leave(session);
        await stopOnClose(session);
      });
    });
  };

  return {
    accept,
    async explainSelection(click, panel) {
      const isShown = panel.then(
        () => true,
        () => false,
      );
      const core = await opened;
      const { windowId, tabId, frameId } = click;
      const text = (await options.readSelection({ tabId, frameId })) || click.selectionText;
      const conversationId = crypto.randomUUID();
      const { language } = await core.connections.settings();
      const beginning = await toBeginning(
        {
          runId: crypto.randomUUID(),
          conversationId,
          parentId: null,
          content: [
            { type: 'text', text: options.explainQuestion(language) },
            { type: 'selection', text },
          ],
          connectionId: null,
          model: null,
          omitted: [],
        },
        core,
      );
      if (!beginning) return;
      await core.runs.start(beginning);
      await core.showConversation(windowId, conversationId);
      // A window of a kind that has no panel: nobody is to pay for an answer that is nowhere to be seen.
      if (!(await isShown)) options.openInTab(conversationId);
      if (beginning.answer.connectionId === '') options.openOptions();
    },
    async newConversation(windowId) {
      const core = await opened;
      await core.showConversation(windowId, crypto.randomUUID());
    },
  };
}
