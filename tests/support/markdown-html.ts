import type { Block, ColumnAlignment, RowBlock } from '../../lib/markdown/block.ts';
import type { Inline, InlineSegment } from '../../lib/markdown/inline.ts';
import type { MarkdownDocument } from '../../lib/markdown/document.ts';

/** The tree as the HTML that the specification's examples have. For tests alone: the product makes no markup. */
export function toHtml(document: Pick<MarkdownDocument, 'blocks'>): string {
  return document.blocks.map((block) => toBlockHtml(block, false)).join('');
}

function toBlockHtml(block: Block, tight: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return tight ? toText(block.inlines()) : `<p>${toText(block.inlines())}</p>\n`;
    case 'heading':
      return `<h${block.level}>${toText(block.inlines())}</h${block.level}>\n`;
    case 'rule':
      return '<hr />\n';
    case 'html':
      return `${block.text.toString()}\n`;
    case 'code': {
      const [language] = block.info.split(/[ \t]/);
      const name = language === '' ? '' : ` class="language-${escape(language ?? '')}"`;
      return `<pre><code${name}>${escape(block.text.toString())}</code></pre>\n`;
    }
    case 'formula':
      return `<math display="block">${escape(block.text)}</math>\n`;
    case 'quote':
      return `<blockquote>\n${block.children.map((child) => toBlockHtml(child, false)).join('')}</blockquote>\n`;
    case 'list': {
      const start = block.ordered && block.start !== 1 ? ` start="${block.start}"` : '';
      const name = block.ordered ? 'ol' : 'ul';
      const items = block.children.map((item) => toItemHtml(item, block.tight)).join('');
      return `<${name}${start}>\n${items}</${name}>\n`;
    }
    case 'item':
      return toItemHtml(block, false);
    case 'table': {
      const rows = block.rows.map((row) => toRowHtml(row, 'td', block.align)).join('');
      const body = rows === '' ? '' : `<tbody>\n${rows}</tbody>\n`;
      return `<table>\n<thead>\n${toRowHtml(block.header, 'th', block.align)}</thead>\n${body}</table>\n`;
    }
    case 'row':
    case 'footnote-definition':
      return '';
  }
}

function toItemHtml(item: Extract<Block, { type: 'item' }>, tight: boolean): string {
  const isText = (child: Block): boolean => tight && child.type === 'paragraph';
  let html = '';
  for (const [index, child] of item.children.entries()) {
    const isAfterText = index > 0 && isText(item.children[index - 1]!);
    // A tight paragraph stands in its line alone, what follows begins a new one.
    if (isAfterText || (index === 0 && !isText(child))) html += '\n';
    html += toBlockHtml(child, tight);
  }
  if (item.task === undefined) return `<li>${html}</li>\n`;
  const box = `<input type="checkbox" disabled=""${item.task ? ' checked=""' : ''} /> `;
  return `<li>${html.startsWith('\n<p>') ? html.replace('<p>', `<p>${box}`) : box + html}</li>\n`;
}

function toRowHtml(row: RowBlock, name: string, align: readonly ColumnAlignment[]): string {
  const cells = row.cells.map((cell, index) => {
    const side = align[index];
    const attribute = side === undefined ? '' : ` align="${side}"`;
    return `<${name}${attribute}>${toText(cell.inlines())}</${name}>\n`;
  });
  return `<tr>\n${cells.join('')}</tr>\n`;
}

function toText(segments: readonly InlineSegment[]): string {
  return segments.map(({ inlines }) => inlines.map(toInlineHtml).join('')).join('');
}

function toInlineHtml(inline: Inline): string {
  switch (inline.type) {
    case 'text':
      return escape(inline.text);
    case 'emphasis':
      return `<em>${inline.children.map(toInlineHtml).join('')}</em>`;
    case 'strong':
      return `<strong>${inline.children.map(toInlineHtml).join('')}</strong>`;
    case 'strikethrough':
      return `<del>${inline.children.map(toInlineHtml).join('')}</del>`;
    case 'code':
      return `<code>${escape(inline.text)}</code>`;
    case 'formula':
      return `<math${inline.displayed ? ' display="block"' : ''}>${escape(inline.text)}</math>`;
    case 'link':
      return `<a href="${escape(toUri(inline.href))}"${toTitle(inline.title)}>${inline.children.map(toInlineHtml).join('')}</a>`;
    case 'image':
      return `<img src="${escape(toUri(inline.src))}" alt="${escape(inline.alt)}"${toTitle(inline.title)} />`;
    case 'html':
      return inline.text;
    case 'line-break':
      return '<br />\n';
    case 'soft-break':
      return '\n';
    case 'footnote-reference':
      return `<sup>${escape(inline.key)}</sup>`;
  }
}

function toTitle(title: string | undefined): string {
  return title === undefined ? '' : ` title="${escape(title)}"`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Encodes what no address can have, and leaves what is encoded already. */
function toUri(address: string): string {
  return address.replaceAll(
    /%(?![\da-f]{2})|[^\w\-.~!*'();/?:@&=+$,#%]|[\ud800-\udfff]+/giu,
    (character) => {
      try {
        return encodeURIComponent(character);
      } catch {
        return '%EF%BF%BD';
      }
    },
  );
}
