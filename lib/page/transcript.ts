import { elementsOf, isShown, rootElementOf } from './own-members.ts';

/** The sites whose pages these are; any other one may call its elements so, and mean something else by its buttons. */
const sites = /^(?:(?:.+\.)?youtube\.com|youtu\.be|(?:www\.)?youtube-nocookie\.com)$/;
/**
 * The two forms in which the page of a video shows its transcript: the one that it has had for years, and the one of
 * view models that came in 2025. Names of elements alone: classes of either change from week to week.
 */
const lines = 'ytd-transcript-segment-renderer,transcript-segment-view-model';
/** Where lines stand. */
const panels =
  'ytd-engagement-panel-section-list-renderer,ytd-transcript-renderer,yt-section-list-view-model';
/** The button in the description that offers it. */
const offers = [
  'ytd-video-description-transcript-section-renderer button',
  'video-description-transcript-section-view-model button',
].join(',');
const times =
  '.segment-timestamp,[class*=SegmentTimestamp i],[class*=segment-timestamp],[class*=TimestampViewModel i]';
const spoken =
  '.segment-text,yt-formatted-string,[class*=SegmentText i],span[class*=AttributedString i],span[role=text]';
/** `1:02:03`, or what a reader for the blind is told of it. */
const time = /^(?:\d+:)?\d{1,2}:\d{2}$/;
/** What is said about the film, the smallest part first: the larger ones hold the offer too. */
const descriptions = [
  'expandable-video-description-body-view-model',
  'ytd-text-inline-expander',
  '#description-inline-expander',
  '#description',
];
/** The page fetches it from its own server when it is asked for. */
const longestWaitMs = 6000;

/** Whether a page is of a site on which a transcript is looked for. */
export function isFilmSite({ protocol, hostname }: Location): boolean {
  return protocol === 'https:' && sites.test(hostname);
}

/**
 * Lets the page of a video show its transcript, by its own button for that, where it has one and does not show it yet.
 * Only on a {@link isFilmSite}: nothing else of any page is ever pressed.
 */
export async function openTranscript(page: Document): Promise<void> {
  if (hasLines(page)) return;
  const [offer] = elementsOf(page, offers);
  if (!offer) return;
  HTMLElement.prototype.click.call(offer);
  await untilThere(page);
}

/**
 * The transcript in the copy of what is seen of a video's page, with its times, and what is said about the film. Undefined
 * where there is none.
 */
export function toTranscript(copy: Document): string | undefined {
  const all = [...copy.querySelectorAll(lines)];
  // Of one panel: another one may be of the film that was there before.
  const panel = all[0]?.closest(panels);
  const read = all
    .filter((line) => line.closest(panels) === panel)
    .map(toLine)
    .filter((line) => line !== '');
  if (read.length === 0) return undefined;
  const about =
    descriptions.map((part) => toWords(copy.querySelector(part))).find((words) => words !== '') ??
    '';
  return [about, '## Transcript', read.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** Whether lines are shown already. */
function hasLines(page: Document): boolean {
  return [...elementsOf(page, lines)].some((line) => isShown(line.closest(panels) ?? line));
}

function toLine(line: Element): string {
  const stamp = toWords(line.querySelector(times));
  const words = [...line.querySelectorAll(spoken)]
    .filter((part) => !part.closest(times))
    .map(toWords);
  // Where neither name is known any more: what looks like a time, and all else.
  const [first = '', ...others] = toWords(line).split(' ');
  const told = words.find((word) => word !== '' && !time.test(word));
  if (told === undefined)
    return time.test(first) ? `[${first}] ${others.join(' ')}` : toWords(line);
  const at = time.test(stamp) ? stamp : time.test(first) ? first : '';
  return at === '' ? told : `[${at}] ${told}`;
}

function untilThere(page: Document): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const check = (): void => {
      if (hasLines(page)) end();
    };
    const observer = new MutationObserver(check);
    const timer = setTimeout(end, longestWaitMs);
    observer.observe(rootElementOf(page), {
      childList: true,
      subtree: true,
      // A panel that is there already is shown by one of these.
      attributeFilter: ['visibility', 'hidden', 'style', 'class'],
    });
    check();
  });
}

/** The words of an element, and not those that only a reader for the blind is told. */
function toWords(element: Element | null): string {
  if (!element) return '';
  const twin = element.cloneNode(true) as Element;
  for (const told of twin.querySelectorAll('[class*=A11y],[class*=a11y],[class*=visually-hidden]'))
    told.remove();
  return spaced(twin).replaceAll(/\s+/g, ' ').trim();
}

/** With a space where one block ends and another begins. */
function spaced(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
  const inner = [...node.childNodes].map(spaced).join('');
  const isInline =
    node.nodeType === Node.ELEMENT_NODE && (node as Element).matches('span,b,i,a,em,strong');
  return isInline ? inner : ` ${inner} `;
}
