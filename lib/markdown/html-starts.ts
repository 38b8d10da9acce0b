import { codes, matchesAt } from './characters.ts';

/** The seven kinds of the specification: what begins a block of HTML, and what ends it. */
export type HtmlKind = 1 | 2 | 3 | 4 | 5 | 6 | 7;

const raw = /<(?:script|pre|style|textarea)(?:[ \t>]|$)/iy;
const declaration = /<![a-z]/iy;
const names =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|' +
  'fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|' +
  'menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|' +
  'track|ul';
const known = new RegExp(`</?(?:${names})(?:[ \\t>]|/>|$)`, 'iy');

const attribute =
  '[ \\t]+[a-zA-Z_:][a-zA-Z0-9_.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';
const alone = new RegExp(
  `(?:<[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*[ \\t]*/?>|</[a-zA-Z][a-zA-Z0-9-]*[ \\t]*>)[ \\t]*$`,
  'y',
);

const ends: Readonly<Record<1 | 2 | 3 | 4 | 5, RegExp>> = {
  1: /<\/(?:script|pre|style|textarea)>/i,
  2: /-->/,
  3: /\?>/,
  4: />/,
  5: /\]\]>/,
};

/** Which kind of HTML block a whole line begins at an offset where a `<` stands. */
export function readHtmlStart(
  line: string,
  at: number,
  inParagraph: boolean,
): HtmlKind | undefined {
  if (line.charCodeAt(at) !== codes.less) return undefined;
  if (matchesAt(raw, line, at)) return 1;
  if (line.startsWith('<!--', at)) return 2;
  if (line.startsWith('<?', at)) return 3;
  if (line.startsWith('<![CDATA[', at)) return 5;
  if (matchesAt(declaration, line, at)) return 4;
  if (matchesAt(known, line, at)) return 6;
  return !inParagraph && matchesAt(alone, line, at) ? 7 : undefined;
}

/** Whether the line ends a block of the first five kinds; the other two end with a blank line. */
export function endsHtml(kind: HtmlKind, line: string): boolean {
  return kind <= 5 && ends[kind as 1].test(line);
}

const partName = '[a-zA-Z_:][a-zA-Z0-9_.:-]*';
const beginning = new RegExp(
  `<(?:/?|/?[a-zA-Z][a-zA-Z0-9-]*|/[a-zA-Z][a-zA-Z0-9-]*[ \\t]*|` +
    `[a-zA-Z][a-zA-Z0-9-]*(?:${attribute})*(?:[ \\t]+${partName}[ \\t]*=[ \\t]*(?:'[^']*|"[^"]*)?)?[ \\t]*/?)$`,
  'y',
);

/** Whether more of the line could tell whether it begins a block of HTML, and of which kind. */
export function isHtmlStartOpen(line: string, at: number, inParagraph: boolean): boolean {
  if (line.charCodeAt(at) !== codes.less) return false;
  const rest = line.slice(at, at + '<![CDATA['.length);
  if (rest.startsWith('<!'))
    return rest.length < 3 || '<![CDATA['.startsWith(rest) || rest === '<!-';
  if (rest.startsWith('<?')) return false;
  if (readHtmlStart(line, at, true) !== undefined) return /^<\/?[a-zA-Z0-9]*$/.test(line.slice(at));
  if (inParagraph) return /^<\/?[a-zA-Z]*[1-6]?\/?$/.test(line.slice(at));
  return matchesAt(beginning, line, at) || matchesAt(alone, line, at);
}
