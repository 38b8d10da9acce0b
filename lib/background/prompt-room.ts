import { isMenuPlace } from '../core/prompt.ts';
import type { PromptOffer } from '../core/prompt.ts';
import type { WindowId } from '../core/ids.ts';
import type { PromptRow } from '../conversations/prompt-table.ts';
import { toStarters } from '../prompts/starters.ts';
import { toStarterWords } from '../strings/starter-words.ts';
import type { BackgroundOptions } from './background-options.ts';
import type { Connections } from './connections.ts';
import { createPrompts } from './prompts.ts';
import type { Prompts } from './prompts.ts';
import type { Session } from './session.ts';
import type { Table } from './table.ts';

/** The prompts, and who is to hear of them. */
export interface PromptRoom {
  readonly prompts: Prompts;
  /** Tells them to all surfaces that watch them, and makes the page's menu of them. */
  tell(): Promise<void>;
  /** Keeps a prompt for the panel of that window. In no storage: it holds what was selected in a page. */
  offer(windowId: WindowId, offer: PromptOffer): void;
  /** Gives a panel what waits for it, if anything does. */
  handOut(session: Session): void;
}

/** Builds the room. */
export function createPromptRoom(
  options: Pick<BackgroundOptions, 'words' | 'showMenu' | 'callSurfaces'>,
  sources: {
    table: Table<PromptRow>;
    sessions: ReadonlySet<Session>;
    connections: Pick<Connections, 'settings'>;
  },
): PromptRoom {
  const { table, sessions, connections } = sources;
  const prompts = createPrompts(table, async () =>
    toStarters(toStarterWords(options.words((await connections.settings()).language).locale)),
  );
  const offers = new Map<WindowId, PromptOffer>();
  return {
    prompts,
    async tell() {
      options.callSurfaces();
      const all = await prompts.all();
      for (const session of sessions) {
        if (session.watchesPrompts) session.post({ type: 'prompts-update', prompts: all });
      }
      const { language } = await connections.settings();
      options.showMenu([
        ...all.flatMap(({ id, name, places }) => {
          const shown = places.filter(isMenuPlace);
          return shown.length === 0 ? [] : [{ promptId: id, title: name, places: shown }];
        }),
        { promptId: null, title: options.words(language).t('menu.askPage'), places: ['page'] },
      ]);
    },
    offer: (windowId, offer) => void offers.set(windowId, offer),
    handOut(session) {
      const offer = offers.get(session.windowId);
      if (!offer || session.surface !== 'panel') return;
      offers.delete(session.windowId);
      session.post({ type: 'prompts-update', offer });
    },
  };
}
