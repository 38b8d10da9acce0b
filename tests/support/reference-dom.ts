import { english } from '../../lib/strings/en.ts';
import { encodeAddress } from './dom-outline.ts';
import { rawTag } from './reference-html.ts';

/**
 * The rules by which the reference's HTML becomes what an answer is drawn as, one function each. They are written without
 * the product's help, and told in docs/markdown.md. Runs in a browser.
 *
 * @param linksBare whether the reference leaves bare addresses to these rules
 */
export function toExpectedDom(html: string, linksBare: boolean): HTMLElement {
  const reference = new DOMParser().parseFromString(html, 'text/html').body;
  if (linksBare) linkBareAddresses(reference);
  const answer = document.createElement('div');
  answer.append(...Array.from(reference.children, (block) => toBlock(block)));
  return answer;
}

const inlineTags = new Set(['a', 'br', 'code', 'del', 'em', 'img', 'input', 'strong']);

function isInline(node: Node): boolean {
  return node instanceof Element ? inlineTags.has(node.localName) : node instanceof Text;
}

function make(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  children: readonly (Node | string)[] = [],
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** What leads the block around it gives that its direction, and so has none of its own. */
function toBlock(block: Element, leads = false): HTMLElement {
  const tag = block.localName;
  const dir = leads ? {} : { dir: 'auto' };
  switch (tag) {
    case 'p':
      return make('p', dir, toInlines(block.childNodes));
    case 'hr':
      return make('hr', {});
    case 'blockquote':
      return make('blockquote', dir, toBlocks(block.childNodes));
    case 'pre':
      return toCode(block);
    case 'table':
      return make('div', { class: 'table', tabindex: '0', ...dir }, [toTable(block)]);
    case 'ul':
    case 'ol':
      return toList(block, dir);
    case rawTag:
      return make('p', { class: 'raw', ...dir }, [block.textContent]);
    default: {
      const level = Number(tag.slice(1));
      const name = { class: `heading-${level}`, ...dir };
      return make(`h${Math.min(6, level + 2)}`, name, toInlines(block.childNodes));
    }
  }
}

/** Text that stands in a container without a paragraph around it, as in a tight list, gets one. */
function toBlocks(nodes: Iterable<Node>): HTMLElement[] {
  const blocks: HTMLElement[] = [];
  let line: Node[] = [];
  const endLine = (): void => {
    const [first, last] = [line.at(0), line.at(-1)];
    if (first instanceof Text) first.data = first.data.replace(/^\n/u, '');
    if (last instanceof Text) last.data = last.data.replace(/\n$/u, '');
    if (line.some((node) => node instanceof Element || node.textContent?.trim() !== '')) {
      const dir = blocks.length === 0 ? {} : { dir: 'auto' };
      blocks.push(make('p', dir, toInlines(line)));
    }
    line = [];
  };
  for (const node of nodes) {
    if (isInline(node)) {
      line.push(node);
    } else {
      endLine();
      if (node instanceof Element) blocks.push(toBlock(node, blocks.length === 0));
    }
  }
  endLine();
  return blocks;
}

function toList(list: Element, dir: Readonly<Record<string, string>>): HTMLElement {
  const items = Array.from(list.children);
  const start = list.localName === 'ol' ? { start: list.getAttribute('start') ?? '1' } : {};
  const isLoose = items.some((item) => Array.from(item.children).some((c) => c.localName === 'p'));
  const last = Number(start.start ?? 0) + items.length - 1;
  const room = last < 100 ? '' : ` is-high${last < 10_000 ? '' : 'est'}`;
  const name = { class: `${isLoose ? 'is-loose' : 'is-tight'}${room}`, ...dir, ...start };
  return make(list.localName, name, items.map(toItem));
}

function toItem(item: Element): HTMLElement {
  const box = item.querySelector(':scope > input, :scope > p:first-child > input');
  const checked = box?.hasAttribute('checked') === true;
  const after = box?.nextSibling;
  box?.remove();
  if (after instanceof Text) after.data = after.data.replace(/^ /u, '');
  const blocks = toBlocks(item.childNodes);
  if (!box) return make('li', {}, blocks);
  const tick = checked ? { checked: '' } : {};
  const drawn = make('input', {
    'aria-label': english[checked ? 'markdown.taskDone' : 'markdown.taskOpen'],
    class: 'task-box',
    disabled: '',
    type: 'checkbox',
    ...tick,
  });
  return make('li', { class: 'task' }, [drawn, ...blocks]);
}

/** Only what is called and what is in it: the head with its buttons, and the lines, are left aside on both sides. */
function toCode(pre: Element): HTMLElement {
  const name = pre.querySelector('code')?.className.replace(/^language-/u, '') ?? '';
  return make('x-code', { language: name === '' ? english['markdown.code'] : name }, [
    pre.textContent,
  ]);
}

const sides: Readonly<Record<string, string>> = {
  left: 'is-left',
  center: 'is-centre',
  right: 'is-end',
};

function toTable(table: Element): HTMLElement {
  const sections = Array.from(table.children, (section) =>
    make(
      section.localName,
      {},
      Array.from(section.children, (row) => make('tr', {}, Array.from(row.children, toCell))),
    ),
  );
  return make('table', {}, sections);
}

function toCell(cell: Element): HTMLElement {
  const side = sides[cell.getAttribute('align') ?? ''];
  return make(
    cell.localName,
    {
      ...(side !== undefined && { class: side }),
      ...(cell.localName === 'th' && { scope: 'col' }),
    },
    toInlines(cell.childNodes),
  );
}

function toInlines(nodes: Iterable<Node>, isLinked = false): (Node | string)[] {
  return Array.from(nodes).flatMap((node) => toInline(node, isLinked));
}

function toInline(node: Node, isLinked: boolean): readonly (Node | string)[] {
  if (!(node instanceof Element)) return toText(node);
  const children = (inLink = isLinked): (Node | string)[] => toInlines(node.childNodes, inLink);
  switch (node.localName) {
    case 'br':
      return [make('br', {})];
    case 'code':
      return [make('code', { dir: 'auto' }, [node.textContent])];
    case 'a': {
      const href = node.getAttribute('href') ?? '';
      return toLink(href, (inLink) => children(inLink), isAutolink(node, href));
    }
    case 'img': {
      const alt = node.getAttribute('alt') ?? '';
      const label =
        alt === ''
          ? english['markdown.image']
          : english['markdown.imageOf'].replace('{alt}', () => alt);
      return isLinked ? [label] : toLink(node.getAttribute('src') ?? '', () => [label], false);
    }
    default:
      return [make(node.localName, {}, children())];
  }
}

/** An address that was written as such says itself whom it leads to. */
function isAutolink(link: Element, href: string): boolean {
  if (link.children.length > 0) return false;
  const text = encodeAddress(link.textContent);
  return [text, `mailto:${text}`, `http://${text}`].includes(href) && !link.hasAttribute('title');
}

function toLink(
  href: string,
  children: (inLink: boolean) => (Node | string)[],
  isAuto: boolean,
): (Node | string)[] {
  const url = URL.parse(href);
  if (!url || !/^(?:https?:\/\/|mailto:.+@)/iu.test(href)) {
    return [...children(false), ...(href === '' || isAuto ? [] : toBeside(href, true))];
  }
  const link = make(
    'a',
    { href: url.href, rel: 'noopener noreferrer', target: '_blank' },
    children(true),
  );
  return [link, ...(isAuto ? [] : toBeside(url.host || url.pathname, false))];
}

function toBeside(address: string, isRefused: boolean): (Node | string)[] {
  const name = isRefused ? 'link-host link-refused' : 'link-host';
  return [' ', make('bdi', { class: name, dir: 'ltr' }, [`(${address})`])];
}

/** What follows a line break is the next line already. */
function toText(node: Node): readonly string[] {
  const isAfterBreak =
    node.previousSibling instanceof Element && node.previousSibling.localName === 'br';
  const text = node.textContent ?? '';
  return [isAfterBreak ? text.replace(/^\n/u, '') : text];
}

/** Addresses that stand without a sign around them are links, which CommonMark alone does not know. */
function linkBareAddresses(reference: Element): void {
  const texts = document.createTreeWalker(reference, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    if (!text.parentElement?.closest(`a, code, ${rawTag}`)) found.push(text);
  }
  for (const text of found) {
    const parts = text.data.split(/(https?:\/\/[^\s<>]+|[\w.]+@[\w.]+)/u).map((part, index) => {
      if (index % 2 === 0) return part;
      return make('a', { href: part.includes('://') ? part : `mailto:${part}` }, [part]);
    });
    text.replaceWith(...parts);
  }
}
