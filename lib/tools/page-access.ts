import { toHash } from '../core/foreign-id.ts';
import type { PageObstacle, ShownTab } from '../core/page-reading.ts';
import type { TabDesk } from '../core/tab-desk.ts';
import type { CallAsk, CallGift } from '../core/tool.ts';
import { toLine } from './to-line.ts';
import { OwnFault, ToolFault } from './tool.ts';
import type { CallPlace } from './tool.ts';

/** What the model is told of a page that it cannot have. */
const obstacleWords: Readonly<Record<Exclude<PageObstacle, 'no-access'>, string>> = {
  'browser-page': 'It is one of the pages of the browser itself, which no extension may read.',
  store: 'It is a store of extensions, which no extension may read.',
  file: "It is a file on the user's disk, which is not read. Ask the user to attach it to the conversation.",
  pdf: 'It is a PDF, which is not read here. Ask the user to attach it to the conversation.',
  gone: 'It was closed or left meanwhile. Look again which tabs there are.',
  empty: 'It has no words.',
  'too-large': 'It is too large to be read.',
  silent: 'It did not answer in time. It may still be loading.',
};

/** Words for what keeps a page from being read. */
export function toObstacleFault(obstacle: PageObstacle, host?: string): ToolFault {
  if (obstacle !== 'no-access')
    return new ToolFault(`The page cannot be read. ${obstacleWords[obstacle]}`);
  // The permission to see addresses came first, and the next question can name the site.
  return new ToolFault(
    host === undefined
      ? 'The page cannot be read, since the user has not allowed it.'
      : `The page cannot be read, since the user has not allowed ${host} yet. Call the tool again: they are asked for that site then.`,
  );
}

/** The page in front of the window that shows the conversation. */
export async function findFront(desk: TabDesk, { windowId }: CallPlace): Promise<ShownTab> {
  if (windowId < 0) {
    throw new OwnFault('No window shows this conversation now, so there is no page beside it.');
  }
  const tab = await desk.front(windowId);
  if (!tab) throw new OwnFault('No page is open beside this conversation.');
  return tab;
}

/** What a person is told of a page that is about to be used, and what they have to allow for it. */
export async function describePage(
  desk: TabDesk,
  tab: ShownTab,
  gives: CallGift,
): Promise<Omit<CallAsk, 'reason'>> {
  const title = toTitle(tab) || undefined;
  const host = toHost(tab);
  const page = toPage(tab);
  if (tab.obstacle === undefined) return { gives, title, host, page };
  if (tab.obstacle !== 'no-access') throw toObstacleFault(tab.obstacle);
  if (tab.url !== '') return { gives, title, host, page, needs: { origins: [toPattern(tab.url)] } };
  // Which page it is nobody knows yet: only what tells it is asked for.
  if (await desk.maySeeTabs()) throw toObstacleFault('browser-page');
  return { gives, needs: { permissions: ['tabs'] } };
}

/** Holds a page to what the user was told of when they allowed it, and to what can be read. */
export function checkAllowed(tab: ShownTab, place: CallPlace): void {
  place.signal.throwIfAborted();
  if (tab.obstacle !== undefined) throw toObstacleFault(tab.obstacle, toHost(tab));
  checkSame(tab, place);
}

/** Holds a page to the one that the user was told of. */
export function checkSame(tab: Pick<ShownTab, 'id' | 'url'>, { asked }: CallPlace): void {
  if (asked?.page === undefined || asked.page === toPage(tab)) return;
  throw new ToolFault(
    'Another page is open there now than the one that the user has allowed. Call the tool again if it is still needed.',
  );
}

/** Tells a page from every other one that may be in its place; undefined where it is not known which it is. */
export function toPage({ id, url }: Pick<ShownTab, 'id' | 'url'>): string | undefined {
  // Where in it somebody is says nothing of what it is.
  const address = url.replace(/#.*$/, '');
  return url === '' ? undefined : `${id} ${toHash(address, 1)}${toHash(address, 2)}`;
}

/** The host of a page, with its port; undefined where it has none, or where it is not known. */
export function toHost({ url }: Pick<ShownTab, 'url'>): string | undefined {
  return (URL.canParse(url) && new URL(url).host) || undefined;
}

/** The title of a tab. A page without one is called by its address, which is nobody's business. */
export function toTitle({ title, url }: ShownTab): string {
  const line = toLine(title);
  const bare = url.replace(/^\w+:\/+(?:www\.)?/, '');
  const isAddress =
    line !== '' && /[/?:]/.test(line) && (url.includes(line) || line.includes(bare));
  return isAddress ? '' : line;
}

function toPattern(url: string): string {
  const { protocol, hostname } = new URL(url);
  return `${protocol}//${hostname}/*`;
}
