import type { PageReading, ShownTab } from '../../lib/core/page-reading.ts';
import type { FocusedField, PictureSize, TabDesk } from '../../lib/core/tab-desk.ts';
import type { Tool, CallPlace, ToolInput } from '../../lib/tools/tool.ts';

/** A browser's tabs as a test wants them, which notes what was done to them. */
export interface MadeDesk extends TabDesk {
  /** The first one is in front; change them as a browser would. */
  tabs: ShownTab[];
  maySee: boolean;
  reading: PageReading;
  selected: string;
  done: string[];
}

/** A page that may be read. */
export const harbour: ShownTab = {
  id: 7,
  title: 'Harbour  Weekly\n',
  url: 'https://harbour.example:8443/story?token=SECRET',
};

/** Makes one, with a page in front that may be read. */
export function makeDesk(changes: Partial<MadeDesk> = {}): MadeDesk {
  const desk: MadeDesk = {
    tabs: [harbour],
    maySee: true,
    selected: 'a few words',
    reading: {
      page: { title: 'Harbour Weekly', url: harbour.url, text: '# Tides\n\nWords', hidden: 0 },
    },
    done: [],
    front: async () => desk.tabs[0],
    tab: async (tabId) => desk.tabs.find(({ id }) => id === tabId),
    list: async () => desk.tabs,
    maySeeTabs: async () => desk.maySee,
    read: async () => desk.reading,
    selection: async () => desk.selected,
    pictureObstacle: async () => undefined,
    picture: async (_: number, { maxEdge }: PictureSize) => ({
      mediaType: 'image/jpeg',
      base64: 'AAAA',
      width: maxEdge,
      height: 10,
    }),
    async open(url, windowId) {
      desk.done.push(`open ${url} in ${windowId}`);
    },
    field: async (): Promise<FocusedField> => ({
      label: 'Your\nname',
      isLong: false,
      mark: 'mark-1',
    }),
    async fill(tabId, mark, text, replaces) {
      desk.done.push(`fill ${mark} in ${tabId} ${replaces} ${text}`);
      return { isWhole: true };
    },
    ...changes,
  };
  return desk;
}

/** Where calls of tests are carried out. */
export function toPlace(changes: Partial<CallPlace> = {}): CallPlace {
  return { conversationId: 'own', windowId: 1, signal: new AbortController().signal, ...changes };
}

/** Asks for a call and carries it out, as when the user has allowed what they were told. */
export async function allow(tool: Tool, input: ToolInput = {}, between = (): void => undefined) {
  const asked = await tool.describe(input, toPlace());
  between();
  return tool.run(input, toPlace({ asked }), { onProgress: () => undefined });
}
