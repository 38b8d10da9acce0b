import { toBeginning } from '../core/content.ts';
import { removeHidden } from '../core/hidden-characters.ts';
import { toNumber } from '../core/json.ts';
import type { PageReading, ShownTab } from '../core/page-reading.ts';
import type { TabDesk } from '../core/tab-desk.ts';
import { resultLimit } from '../core/tool.ts';
import { cutResult } from './cut-result.ts';
import {
  checkAllowed,
  checkSame,
  describePage,
  findFront,
  toHost,
  toObstacleFault,
} from './page-access.ts';
import { toLine } from './to-line.ts';
import { OwnFault, ToolFault } from './tool.ts';
import type { CallPlace, Tool, ToolInput, ToolReply } from './tool.ts';

const from = {
  type: 'integer',
  description: 'The character to begin at, where an earlier call gave a page that was cut',
  minimum: 0,
} as const;

/** Of a page in one result; the rest is room for what stands around it. */
const mostAtOnce = resultLimit - 10_000;
const longestUrl = 4000;
/** What stands for a part of a page that is another site's. */
const frameNote = 'A frame of {host}: not read, since it belongs to another site';

/** The tools that read what pages say. */
export function createPageTools(desk: TabDesk): Tool[] {
  return [createReadPage(desk), createReadTab(desk), createGetSelection(desk)];
}

function createReadPage(desk: TabDesk): Tool {
  return {
    name: 'read_page',
    description:
      'Reads the web page that is open beside this conversation: its title, address and what it says, as Markdown.',
    schema: { type: 'object', properties: { from }, additionalProperties: false },
    acts: false,
    untrusted: true,
    describe: async (_, place) => describePage(desk, await findFront(desk, place), 'page'),
    run: async (input, place) => read(desk, await findFront(desk, place), input, place),
  };
}

function createReadTab(desk: TabDesk): Tool {
  const find = async (input: ToolInput): Promise<ShownTab> => {
    const tab = await desk.tab(toNumber(input['tabId']) ?? -1);
    if (!tab)
      throw new OwnFault('There is no tab with that tabId. Call list_tabs for those there are.');
    return tab;
  };
  return {
    name: 'read_tab',
    description:
      'Reads the web page in a tab that list_tabs has told: its title, address and what it says, as Markdown.',
    schema: {
      type: 'object',
      properties: {
        tabId: { type: 'integer', description: 'As list_tabs told it', minimum: 0 },
        from,
      },
      required: ['tabId'],
      additionalProperties: false,
    },
    acts: false,
    untrusted: true,
    describe: async (input) => describePage(desk, await find(input), 'page'),
    run: async (input, place) => read(desk, await find(input), input, place),
  };
}

function createGetSelection(desk: TabDesk): Tool {
  return {
    name: 'get_selection',
    description:
      'Gives the text that the user has selected in the web page that is open beside this conversation.',
    schema: { type: 'object', properties: {}, additionalProperties: false },
    acts: false,
    untrusted: true,
    describe: async (_, place) => describePage(desk, await findFront(desk, place), 'selection'),
    async run(_, place) {
      const tab = await findFront(desk, place);
      checkAllowed(tab, place);
      const selected = removeHidden(await desk.selection(tab.id)).trim();
      // It was read from whatever the tab shows by now.
      checkAllowed((await desk.tab(tab.id)) ?? tab, place);
      const head = `${toLine(tab.title)}\n${toBeginning(tab.url, longestUrl)}`.trim();
      return selected === ''
        ? { text: 'Nothing is selected in the page.' }
        : { text: cutResult(`${head}\n\n${selected}`.trim()) };
    },
  };
}

async function read(
  desk: TabDesk,
  tab: ShownTab,
  input: ToolInput,
  place: CallPlace,
): Promise<ToolReply> {
  checkAllowed(tab, place);
  const reading = await desk.read(tab.id, frameNote);
  place.signal.throwIfAborted();
  return { text: toPageText(reading, toNumber(input['from']) ?? 0, place, tab) };
}

/** In the form in which a page goes along with a question. */
function toPageText(reading: PageReading, from: number, place: CallPlace, tab: ShownTab): string {
  if ('obstacle' in reading) throw toObstacleFault(reading.obstacle, toHost(tab));
  const { title, url, text } = reading.page;
  // A tab may have gone elsewhere while it was asked about.
  checkSame({ id: tab.id, url }, place);
  if (from > 0 && from >= text.length) {
    throw new ToolFault(
      `The page has ${text.length} characters: there is nothing from ${from} on.`,
    );
  }
  const piece = toBeginning(text.slice(from), mostAtOnce);
  const end = from + piece.length;
  const before = from === 0 ? '' : `[From character ${from} on.]\n`;
  const behind =
    end === text.length
      ? ''
      : `\n\n[Cut at character ${end} of ${text.length}. Call again with "from": ${end} for what follows.]`;
  return cutResult(`${title}\n${toBeginning(url, longestUrl)}\n\n${before}${piece}${behind}`);
}
