import type { Inline } from './inline.ts';

/** What inlines say without their form, as an image's text says it: raw HTML says nothing. */
export function toPlainText(inlines: readonly Inline[]): string {
  return inlines.map(toText).join('');
}

/** No deeper than inlines stand in one another. */
function toText(inline: Inline): string {
  switch (inline.type) {
    case 'text':
    case 'code':
    case 'formula':
      return inline.text;
    case 'image':
      return inline.alt;
    case 'soft-break':
    case 'line-break':
      return '\n';
    case 'html':
    case 'footnote-reference':
      return '';
    default:
      return toPlainText(inline.children);
  }
}
