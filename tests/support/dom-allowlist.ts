/** Elements, their attributes, and what each of these may say. */
export type Allowlist = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * All that an answer may be drawn with: each element with its attributes, and what each of these may say. Whoever draws
 * something new adds it here, and nowhere else. Patterns are sources of expressions for the whole value, so that the list
 * can be sent into a page.
 */
export const allowlist: Allowlist = withCommon({
  ...toFormulaTags(),
  // Blocks.
  p: {},
  h3: {},
  h4: {},
  h5: {},
  h6: {},
  blockquote: {},
  hr: {},
  ul: {},
  ol: { start: '\\d+' },
  li: { id: '[\\w-]+-note-\\d+', tabindex: '-1', 'data-number': '\\d+' },
  input: { type: 'checkbox', disabled: '', checked: '', 'aria-label': 'Done|To do' },
  div: { tabindex: '0', 'aria-busy': 'true' },
  pre: { tabindex: '0' },
  table: {},
  thead: {},
  tbody: {},
  tr: {},
  th: { scope: 'col' },
  td: {},
  fieldset: { 'aria-label': 'Footnotes' },
  // Inlines.
  em: {},
  strong: {},
  del: {},
  code: {},
  br: {},
  sup: {},
  span: { 'aria-hidden': 'true', title: '[^]*', tabindex: '0' },
  bdi: { 'aria-hidden': 'true' },
  a: { href: '(?:https?://|mailto:).+', target: '_blank', rel: 'noopener noreferrer' },
  // What can be done with them.
  button: {
    'data-note': '[\\w-]+-note-\\d+',
    type: 'button',
    title: '[^<>]*',
    'aria-label': '[^<>]*',
    'aria-pressed': 'true|false',
    'aria-disabled': 'true|false',
    'aria-expanded': 'true|false',
    disabled: '',
  },
  svg: { viewBox: '[\\d ]+', 'aria-hidden': 'true', focusable: 'false' },
  path: { d: '[\\w.\\- ]+' },
  // What stands around a text in an answer.
  article: {
    'aria-label': 'Answer',
    'data-run-id': '[\\w-]+',
    'data-state': '[a-z]+',
    'data-reason': '[a-z-]+',
  },
  details: { open: '' },
  summary: {},
  footer: {},
  label: {},
});

/** Formulas: lengths, words and numbers, and nothing that could name an address. */
function toFormulaTags(): Allowlist {
  const value = '[\\w.%+ |-]*';
  const names =
    'accent accentunder columnalign columnlines columnspacing depth display displaystyle fence form frame height ' +
    'largeop linebreak linethickness lspace mathbackground mathsize mathvariant maxsize minsize movablelimits ' +
    'notation rowlines rowspacing rspace scriptlevel separator stretchy symmetric voffset width';
  const attributes = {
    ...Object.fromEntries(names.split(' ').map((name) => [name, value])),
    style: '(?:(?!url|image)[\\w.%:;,() -])*',
  };
  const tags =
    'math menclose mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub ' +
    'msubsup msup mtable mtd mtext mtr munder munderover none';
  return Object.fromEntries(tags.split(' ').map((tag) => [tag, attributes]));
}

/** What any element may have. */
function withCommon(tags: Allowlist): Allowlist {
  const common = { class: '[a-z\\d -]*', dir: 'auto|ltr', 'data-answer': '' };
  return Object.fromEntries(
    Object.entries(tags).map(([tag, attributes]) => [tag, { ...common, ...attributes }]),
  );
}
