import { defaultSettings } from '../../../lib/core/connection.ts';
import { onDisk } from '../../../lib/core/kept-in.ts';
import type { Message } from '../../../lib/core/conversation.ts';
import type { Command } from '../../../lib/protocol/command.ts';
import type { UpdateOf } from '../../../lib/protocol/update.ts';
import { createDraftStore } from '../../../lib/surface/draft-store.ts';
import { createSurface } from '../../../lib/surface/create-surface.ts';
import { createPlaceStore } from '../../../lib/surface/place-store.ts';
import { createShownStore } from '../../../lib/surface/shown-store.ts';
import type { SurfaceOptions } from '../../../lib/surface/surface-options.ts';
import type { Surface } from '../../../lib/surface/surface.ts';
import { toConnectionView } from '../../support/connection-view.ts';
import { createManualClock } from '../../support/manual-clock.ts';
import type { ManualClock } from '../../support/manual-clock.ts';
import { createPageStorage } from '../../support/page-storage.ts';
import { createScriptedBackground } from './scripted-background.ts';
import type { ScriptedBackground } from './scripted-background.ts';

/** A browser with surfaces, a background that is played by the test, and time that stands still. */
export interface Scene {
  readonly background: ScriptedBackground;
  readonly clock: ManualClock;
  /** What is in `localStorage`. */
  readonly kept: Map<string, string>;
  open(options?: Partial<SurfaceOptions>): Surface;
  /** Opens a surface that the background welcomes to an empty conversation. */
  enter(options?: Partial<SurfaceOptions>, conversationId?: string): Surface;
  /** Tells of a connection, as the background does after its welcome. */
  connect(): void;
  /** Tells all messages of a conversation. */
  show(conversationId: string, messages?: Message[]): void;
  /** What was said of one type on the channel that was opened last. */
  sentOf<Type extends Command['type']>(type: Type): Extract<Command, { type: Type }>[];
}

/** Builds an empty scene. */
export function createScene(): Scene {
  const background = createScriptedBackground();
  const clock = createManualClock();
  const kept = new Map<string, string>();
  const storage = createPageStorage(kept);
  const scene: Scene = {
    background,
    clock,
    kept,
    open: (options) =>
      createSurface({
        kind: 'panel',
        windowId: 1,
        connect: () => background.connect(),
        onCall: (listener) => background.onCall(listener),
        clock,
        drafts: createDraftStore({
          storage,
          after: clock.after,
          page: 'here',
          isOpen: () => false,
        }),
        places: createPlaceStore(storage),
        shown: createShownStore(createPageStorage(), 1),
        goOnQuestion: () => 'Continue.',
        ...options,
      }),
    enter(options, conversationId = 'c') {
      const surface = scene.open(options);
      background.channel.tell({ type: 'welcome', conversationId, live: false });
      scene.show(conversationId);
      return surface;
    },
    connect: () =>
      background.channel.tell({
        type: 'settings-update',
        connections: [toConnectionView('one')],
        settings: defaultSettings,
        keptIn: onDisk,
        lock: 'unset',
      }),
    show: (conversationId, messages = []) =>
      background.channel.tell(toWhole(messages, conversationId)),
    sentOf: <Type extends Command['type']>(type: Type) =>
      background.channel.sent.filter(
        (command): command is Extract<Command, { type: Type }> => command.type === type,
      ),
  };
  return scene;
}

/** All messages of a conversation, as the background tells them. */
export function toWhole(
  messages: Message[],
  conversationId: string,
): UpdateOf<'conversation-update'> {
  return { type: 'conversation-update', conversationId, title: '', whole: true, messages };
}

/** Asks in plain words. */
export function say(surface: Surface, text: string): void {
  surface.ask([{ type: 'text', text }]);
}
