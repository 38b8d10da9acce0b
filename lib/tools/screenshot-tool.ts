import type { PictureObstacle, PictureSize, TabDesk } from '../core/tab-desk.ts';
import type { ShownTab } from '../core/page-reading.ts';
import { checkSame, findFront, toHost, toPage, toTitle } from './page-access.ts';
import { ToolFault } from './tool.ts';
import type { Tool } from './tool.ts';

const obstacleWords: Readonly<Record<PictureObstacle, string>> = {
  'no-access': 'The user has not allowed it.',
  'browser-page': 'It is a page of the browser itself, or the browser does not allow it now.',
  'not-seen': 'The page is not in front: ask the user to go to it.',
  gone: 'The tab is closed.',
};

/** What the browser asks for where no gesture has allowed that tab; nothing less allows it. */
const everywhere = { origins: ['<all_urls>'] } as const;

/** Takes a picture of what is seen of the page. */
export function createScreenshotTool(desk: TabDesk, limits: PictureSize): Tool {
  return {
    name: 'take_screenshot',
    description:
      'Takes a picture of what can be seen of the web page that is open beside this conversation. For its words read_page is better.',
    schema: { type: 'object', properties: {}, additionalProperties: false },
    acts: false,
    untrusted: true,
    async describe(_, place) {
      const tab = await findFront(desk, place);
      // What no extension may read, none may picture; a PDF and a file can be seen.
      const isBarred = tab.obstacle === 'browser-page' || tab.obstacle === 'store';
      const obstacle = isBarred ? 'browser-page' : await desk.pictureObstacle(tab.id);
      if (obstacle !== undefined && obstacle !== 'no-access') throw toFault(obstacle);
      const needs = obstacle === undefined ? undefined : everywhere;
      return {
        gives: 'picture',
        title: toTitle(tab) || undefined,
        host: toHost(tab),
        page: toPage(tab),
        needs,
      };
    },
    async run(_, place) {
      const tab = await findFront(desk, place);
      checkSame(tab, place);
      place.signal.throwIfAborted();
      const picture = await desk.picture(tab.id, limits);
      if (typeof picture === 'string') throw toFault(picture);
      // The page may have been left for another one while it was taken.
      checkSame((await desk.tab(tab.id)) ?? tab, place);
      const { width, height } = picture;
      return {
        text: `The picture shows what can be seen of ${toName(tab)} now, in ${width} × ${height} pixels.`,
        pictures: [{ ...picture, name: `Screenshot: ${toHost(tab) ?? toName(tab)}` }],
      };
    },
  };
}

function toName(tab: ShownTab): string {
  const [title, host] = [toTitle(tab), toHost(tab)];
  if (title === '') return host ?? 'the page';
  return host === undefined ? `"${title}"` : `"${title}" (${host})`;
}

function toFault(obstacle: PictureObstacle): ToolFault {
  return new ToolFault(`No picture can be taken. ${obstacleWords[obstacle]}`);
}
