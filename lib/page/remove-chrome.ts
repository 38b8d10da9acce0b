/**
 * What is around the words of a page: ways to other pages, things to press, what asks for something. A part that holds
 * much of the page's text is none of it, whatever it is called: a class of the body says nothing about the body.
 */
const byRole = [
  'nav,menu',
  '[role=navigation],[role=search],[role=menu],[role=menubar],[role=toolbar],[role=tablist]',
  '[role=dialog],[role=alertdialog],[aria-modal=true]',
  '[role=banner],[role=contentinfo],[role=complementary]',
  'body>header,body>footer,aside',
  'footer',
  'button,[role=button],label',
].join(',');

/** Words that classes and ids are made of where they name such a thing. */
const names = [
  'cookies?|consent|gdpr|newsletters?|subscribe|subscription|paywall|login|signup|register',
  'share|sharing|social|sns|bookmarks?|related|recommended|recommendations|similar|popular|trending|promo',
  'ads?|advert|advertisement|sponsor|sponsored|breadcrumbs?|pagination|pager|prevnext|feedback|rating',
  'comments?|disqus|signature|permalink|headerlink|anchorjs|buttons|actions|toolbar|controls',
  'sidebar|widget|navbar|topbar|gnav|nav|navigation|menu|masthead|footer|toc|skip|popup|modal|overlay|toast',
  'profile-[a-z]+|user-?stats|reply-?(?:box|form)|search',
].join('|');
const isChromeName = new RegExp(`(?:^|[\\s_-])(?:${names})(?=$|[\\s_-])`, 'i');

/** Above this share of all text a part is not removed; nor are many of one kind that hold as much together. */
const mostOfOne = 0.4;
const mostOfKind = 0.5;
/** A block whose text consists of links to this share leads elsewhere. */
const mostLinks = 0.8;
const leastLinks = 3;

/** Removes from `root` what is around its words. */
export function removeChrome(root: Element): void {
  const total = lengthOf(root);
  const kinds = new Map<string, Element[]>();
  const note = (kind: string, element: Element): void => {
    kinds.set(kind, [...(kinds.get(kind) ?? []), element]);
  };
  for (const element of root.querySelectorAll(byRole)) {
    if (isContent(element)) continue;
    note(element.localName, element);
  }
  for (const element of root.querySelectorAll('[class],[id]')) {
    const name = isChromeName.exec(`${element.id} ${element.getAttribute('class') ?? ''}`)?.[0];
    if (name !== undefined && !isTitle(element)) note(name.trim().toLowerCase(), element);
  }
  for (const element of root.querySelectorAll('div,ul,ol,section,td')) {
    if (leadsElsewhere(element)) note('links', element);
  }
  for (const elements of kinds.values()) {
    const small = new Set(elements.filter((element) => lengthOf(element) <= mostOfOne * total));
    const outer = [...small].filter((element) => !isInside(element, small));
    const sum = outer.reduce((length, element) => length + lengthOf(element), 0);
    if (sum <= mostOfKind * total) for (const element of outer) element.remove();
  }
}

function isInside(element: Element, others: ReadonlySet<Element>): boolean {
  for (let above = element.parentElement; above; above = above.parentElement) {
    if (others.has(above)) return true;
  }
  return false;
}

/** What has the role of chrome and is words all the same. */
function isContent(element: Element): boolean {
  switch (element.localName) {
    // A question that unfolds its answer.
    case 'button':
      return element.closest('h1,h2,h3,h4,h5,h6,dt,summary') !== null;
    case 'label':
      return element.querySelector('p,li') !== null;
    // A note beside a paragraph of a handbook, and who said what is quoted.
    case 'aside':
      return element.closest('main,article,[role=main]') !== null && !leadsElsewhere(element);
    case 'footer':
      return element.closest('blockquote,figure') !== null;
    default:
      return isTitle(element);
  }
}

function isTitle(element: Element): boolean {
  return (
    element.matches('h1,main,article,[role=main]') ||
    element.querySelector('h1,main,article,[role=main]') !== null
  );
}

function leadsElsewhere(element: Element): boolean {
  if (element.closest('main,article,[role=main],table') !== null && element.localName !== 'aside')
    return false;
  const links = [...element.querySelectorAll('a')];
  if (links.length < leastLinks) return false;
  const linked = links.reduce((sum, link) => sum + lengthOf(link), 0);
  return linked >= mostLinks * lengthOf(element);
}

/** How much is said, without the white space of the source. */
export function lengthOf(node: Node): number {
  return (node.textContent ?? '').replaceAll(/\s+/g, '').length;
}
