import type { ConversationId, WindowId } from '../core/ids.ts';
import type { Channel, MenuClick } from '../core/platform.ts';
import { askFromMenu } from './ask-from-menu.ts';
import type { BackgroundOptions } from './background-options.ts';
import type { Handed } from './handed.ts';
import { createHeartbeat } from './heartbeat.ts';
import { openCore } from './open-core.ts';
import { createReception } from './reception.ts';
import { createRenewer } from './renewal.ts';
import type { Session } from './session.ts';
import { createStopOnClose } from './stop-on-close.ts';
import { createUpdateGate } from './update-gate.ts';

/** The background, whole. Its listeners may be set at once; each waits for the stores to be open. */
export interface Background {
  /** Serves a surface on a channel. */
  accept(channel: Channel): void;
  /** Asks what a prompt in a page's menu asks; `panel`, which opens meanwhile, finds the run, or asks for what is missing. */
  askFromMenu(click: MenuClick, panel: Promise<void>): Promise<void>;
  /** Begins a conversation in `panel`, which opens meanwhile and reads the page, as the click allows it. */
  askAboutPage(click: { windowId: WindowId; tabId: number }, panel: Promise<void>): Promise<void>;
  /** Makes the page's menu anew. */
  refreshMenu(): Promise<void>;
  newConversation(windowId: WindowId): Promise<void>;
  /** Shows a conversation in `panel`, which opens meanwhile, or in a tab where none can be opened. */
  openConversation(
    conversationId: ConversationId,
    windowId: WindowId,
    panel: Promise<void>,
  ): Promise<void>;
}

/** Builds the background. */
export function createBackground(options: BackgroundOptions): Background {
  const sessions = new Set<Session>();
  const heartbeat = createHeartbeat(options.clock, options.beat);
  let holdsUnsaved = (): boolean => true;
  const gate = createUpdateGate({
    clock: options.clock,
    holdsUnsaved: () => holdsUnsaved(),
    interrupt: async () => (await opened).runs.interruptAll('update'),
    apply: options.updates.apply,
  });
  const renewer = createRenewer(options.clock, options.renewal);
  const opened = openCore(options, sessions, (count) => {
    heartbeat.setLive(count > 0);
    gate.setLive(count > 0);
    renewer.setLive(count > 0);
  });
  options.lockAlarm.onRing(() => void opened.then(({ keyLock }) => keyLock.check()));
  // What died with the last background is put in order first.
  options.updates.onAvailable(() => void opened.then(gate.available));
  opened.then(
    (core) => {
      holdsUnsaved = core.holdsUnsaved;
      return core.retention.sweep();
    },
    () => undefined,
  );
  options.callSurfaces();

  const openConversation = async (
    id: ConversationId,
    windowId: WindowId,
    panel: Promise<void>,
    handed?: Handed,
  ): Promise<void> => {
    const isShown = panel.then(
      () => true,
      () => false,
    );
    await (await opened).showConversation(windowId, id, handed);
    // A window of a kind that has no panel: nobody is to pay for an answer that is nowhere to be seen.
    if (!(await isShown)) options.openInTab(id);
  };

  return {
    accept: createReception(opened, sessions, createStopOnClose(opened, sessions)),
    openConversation,
    async askFromMenu(click, panel) {
      // Looked at once more below; until then a refusal is not one that nobody sees to.
      panel.catch(() => undefined);
      const asked = await askFromMenu(await opened, options, click);
      if (!asked) return;
      await openConversation(asked.conversationId, click.windowId, panel);
      if (asked.isRefused) options.openOptions();
    },
    async refreshMenu() {
      await (await opened).tellPrompts();
    },
    askAboutPage: ({ windowId, tabId }, panel) =>
      openConversation(crypto.randomUUID(), windowId, panel, { pageTabId: tabId }),
    async newConversation(windowId) {
      const core = await opened;
      await core.showConversation(windowId, crypto.randomUUID());
    },
  };
}
