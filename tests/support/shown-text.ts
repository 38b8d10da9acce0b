import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { Block, InlineContent } from '../../lib/markdown/block.ts';
import { allNames } from '../../lib/markdown/all-names.ts';
import { createMarkdownDocument } from '../../lib/markdown/document.ts';
import type { Image, Inline, Link } from '../../lib/markdown/inline.ts';
import { toPlainText } from '../../lib/markdown/plain-text.ts';
import { english } from '../../lib/strings/en.ts';
import { toLinkTarget } from '../../lib/surface/link-target.ts';

/**
 * What a page shows of an answer that was written as `markdown`, as its readers read it: the text of each of its
 * outermost blocks, with two line breaks between them.
 */
export function toShownText(markdown: string): string {
  const document = createMarkdownDocument({ names: allNames });
  document.append(markdown);
  document.end();
  return document.blocks.map(blockText).join('\n\n');
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return leafText(block);
    case 'code':
      return `${block.info.split(/\s/u, 1)[0] || english['markdown.code']}${removeHidden(block.text.toString())}`;
    case 'html':
      return removeHidden(block.text.toString());
    case 'rule':
    case 'footnote-definition':
      return '';
    case 'formula':
      throw new Error('what a formula looks like is for the browser to say');
    case 'quote':
    case 'list':
    case 'item':
      return block.children.map(blockText).join('');
    case 'table':
      return [block.header, ...block.rows].map(blockText).join('');
    case 'row':
      return block.cells.map(leafText).join('');
  }
}

function leafText(leaf: InlineContent): string {
  return leaf
    .inlines()
    .map(({ inlines }) => inlinesText(inlines))
    .join('');
}

function inlinesText(inlines: readonly Inline[], inLink = false): string {
  return inlines.map((inline) => inlineText(inline, inLink)).join('');
}

function inlineText(inline: Inline, inLink: boolean): string {
  switch (inline.type) {
    case 'text':
    case 'html':
    case 'code':
      return removeHidden(inline.text);
    case 'emphasis':
    case 'strong':
    case 'strikethrough':
      return inlinesText(inline.children, inLink);
    case 'formula':
      throw new Error('what a formula looks like is for the browser to say');
    case 'line-break':
      return '';
    case 'soft-break':
      return '\n';
    case 'link':
      return linkText(
        inline,
        inlinesText(inline.children, toLinkTarget(inline.href) !== undefined),
        toPlainText(inline.children),
      );
    case 'image':
      return imageText(inline, inLink);
    case 'footnote-reference':
      return inline.label;
  }
}

function imageText({ src, alt }: Image, inLink: boolean): string {
  const label =
    alt === ''
      ? english['markdown.image']
      : english['markdown.imageOf'].replace('{alt}', () => removeHidden(alt));
  if (inLink) return label;
  return linkText({ href: src, autolink: false }, label, alt);
}

/** A link is followed by its host, unless the address itself was written. */
function linkText(
  { href, autolink }: Pick<Link, 'href' | 'autolink'>,
  text: string,
  plain: string,
): string {
  const target = toLinkTarget(href, autolink ? '' : plain);
  if (!target) return autolink || href === '' ? text : `${text} (${removeHidden(href)})`;
  const doubt = target.doubt ? ` ${english[`markdown.${target.doubt}`]}` : '';
  return `${text}${autolink && !target.doubt ? '' : ` (${target.host})`}${doubt}`;
}
