import { toText } from '../core/json.ts';
import type { PageObstacle, ShownTab } from '../core/page-reading.ts';
import type { TabDesk } from '../core/tab-desk.ts';
import { cutResult } from './cut-result.ts';
import { toHost, toTitle } from './page-access.ts';
import { OwnFault, ToolFault } from './tool.ts';
import type { Tool, ToolInput } from './tool.ts';

const mostTabs = 200;
const longestUrl = 2000;

/** The tools that know of tabs, and make them. */
export function createTabTools(desk: TabDesk): Tool[] {
  return [createListTabs(desk), createOpenTab(desk)];
}

function createListTabs(desk: TabDesk): Tool {
  return {
    name: 'list_tabs',
    description:
      "Lists the browser's open tabs, the latest used first: the tabId of each for read_tab, its title and its host. Whole addresses are not told.",
    schema: { type: 'object', properties: {}, additionalProperties: false },
    acts: false,
    // Pages write their titles.
    untrusted: true,
    describe: async () => ({
      gives: 'tabs',
      needs: (await desk.maySeeTabs()) ? undefined : { permissions: ['tabs'] },
    }),
    async run(_, { signal }) {
      if (!(await desk.maySeeTabs()))
        throw new OwnFault('The tabs cannot be listed, since the user has not allowed it.');
      const tabs = await desk.list();
      signal.throwIfAborted();
      if (tabs.length === 0) return { text: 'No tab is open but those of this assistant.' };
      const rows = tabs.slice(0, mostTabs).map(toRow);
      if (tabs.length > mostTabs) {
        rows.push(`[Cut: these are the ${mostTabs} that were used last, of ${tabs.length}.]`);
      }
      return { text: cutResult(rows.join('\n')) };
    },
  };
}

function toRow(tab: ShownTab): string {
  const where = tab.obstacle === undefined ? undefined : kinds[tab.obstacle];
  return `tabId ${tab.id}: ${toTitle(tab) || '(no title)'} (${where ?? toHost(tab) ?? 'no host'})`;
}

/** Of what has no host that means something, or that cannot be read. */
const kinds: Readonly<Partial<Record<PageObstacle, string>>> = {
  'browser-page': 'a page of the browser, cannot be read',
  store: 'a store of extensions, cannot be read',
  file: "a file on the user's disk, cannot be read",
};

function createOpenTab(desk: TabDesk): Tool {
  return {
    name: 'open_tab',
    description:
      'Opens a web page in a new tab, in front. The user sees the address and has to agree. What it says is not given back: read_page reads it.',
    schema: {
      type: 'object',
      properties: {
        url: {
          type: 'string',
          description: 'A whole address that begins with https:// or http://',
          minLength: 1,
          maxLength: longestUrl,
        },
      },
      required: ['url'],
      additionalProperties: false,
    },
    acts: true,
    untrusted: false,
    // The address itself may tell its host something.
    describe: async (input) => ({ gives: 'nothing', host: toAddress(input).host, sends: true }),
    async run(input, { windowId, signal }) {
      const { href, host } = toAddress(input);
      signal.throwIfAborted();
      await desk.open(href, windowId);
      return { text: `A tab with a page of ${host} is open in front of the user now.` };
    },
  };
}

/** The address, where it is one of the web that shows where it leads. */
function toAddress(input: ToolInput): URL {
  const written = toText(input['url']).trim();
  const url = URL.canParse(written) ? new URL(written) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(written)) {
    throw new ToolFault('Only whole addresses that begin with https:// or http:// are opened.');
  }
  // What stands before the @ is taken for the host by who reads it.
  if (url.username !== '' || url.password !== '' || /^https?:\/\/[^/?#]*@/i.test(written)) {
    throw new ToolFault('Addresses with a user or a password in them are not opened.');
  }
  // The browser would leave it out, and what is shown would not be what is opened.
  if (/[\s\p{Cc}\p{Cf}\\]/u.test(written)) {
    throw new ToolFault(
      'The address has white space, a backslash or a hidden character in it. Write it encoded.',
    );
  }
  return url;
}
