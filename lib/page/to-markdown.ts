import { strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { withTables } from './markdown-tables.ts';
import { isWholeHead } from './sizes.ts';

/** Longer addresses are full of what follows a reader around, and say nothing about the page. */
const longestAddress = 300;

/** Markdown of an element, with its links as they were in the page at `base`. Tables, code and lists are kept. */
export function toMarkdown(element: HTMLElement, base: string): string {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    emDelimiter: '*',
    hr: '---',
  });
  service.use([strikethrough, taskListItems]);
  withTables(service);
  // Nobody draws it: what the page says is to be read as it is there.
  service.escape = (text) => text;
  service.addRule('code', {
    filter: ['pre'],
    replacement: (_, node) => toFenced(node),
  });
  service.addRule('link', {
    filter: ['a'],
    replacement: (content, node) => toLink(content, (node as Element).getAttribute('href'), base),
  });
  service.addRule('picture', {
    filter: ['img'],
    replacement: (_, node) => toPicture((node as Element).getAttribute('alt')),
  });
  service.addRule('reading', { filter: ['rt'], replacement: (content) => `(${content})` });
  service.remove(['rp', 'title']);
  service.remove((node) => node.localName === 'button' && !isWholeHead(node));
  return service
    .turndown(element)
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The name of a language, and not a sentence that nobody sees. */
const aLanguage = /^[\w+#.]{1,20}(?:-[\w+#.]{1,12})?$/;

function toFenced(pre: HTMLElement): string {
  for (const end of pre.querySelectorAll('br')) end.replaceWith('\n');
  const text = (pre.textContent ?? '').replace(/^\n|\s+$/g, '');
  const named = [pre, pre.querySelector('code'), pre.parentElement];
  const language = named
    .map(
      (each) => /(?:^|\s)(?:language|lang|highlight-source)-(\S+)/.exec(each?.className ?? '')?.[1],
    )
    .find((name) => name !== undefined && aLanguage.test(name));
  const ticks = text.match(/`{3,}/g)?.reduce((a, b) => (a.length > b.length ? a : b)) ?? '``';
  const fence = `${ticks}\``;
  return `\n\n${fence}${language ?? ''}\n${text}\n${fence}\n\n`;
}

function toLink(content: string, href: string | null, base: string): string {
  const words = content.trim();
  if (words === '' || href === null) return words;
  const address = toAddress(href, base);
  return address === undefined || words.includes('\n') ? content : `[${words}](${address})`;
}

/** Undefined for what leads nowhere that could be named. */
function toAddress(href: string, base: string): string | undefined {
  if (href.startsWith('#') || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  if (!/^(?:https?|mailto):$/.test(url.protocol)) return undefined;
  return url.href.length <= longestAddress
    ? url.href.replaceAll(')', '%29')
    : `${url.origin}${url.pathname}`;
}

function toPicture(alt: string | null): string {
  const words = alt?.trim() ?? '';
  return words === '' ? '' : `[Image: ${words}]`;
}
