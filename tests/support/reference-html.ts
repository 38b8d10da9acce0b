import { HtmlRenderer, Parser } from 'commonmark';
import type { Node } from 'commonmark';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';

/** What stands for a block of raw HTML in what {@link toCommonMarkHtml} gives; what is in a line is text there. */
export const rawTag = 'x-raw';

interface Writer {
  /** Writes text. */
  out(text: string): void;
  /** Writes markup. */
  lit(markup: string): void;
  /** Begins a line. */
  cr(): void;
}

/** The HTML of the reference implementation as it is: what the specification prints beside its examples. */
export function toPlainHtml(markdown: string): string {
  return new HtmlRenderer().render(new Parser().parse(markdown));
}

/** The same with raw HTML as text: read as HTML, nobody could tell it from what Markdown made. */
export function toCommonMarkHtml(markdown: string): string {
  // What a renderer writes with is not in its types.
  const renderer = new HtmlRenderer() as HtmlRenderer & Writer;
  Object.assign(renderer, {
    html_inline: (node: Node) => renderer.out(node.literal ?? ''),
    html_block(node: Node) {
      renderer.cr();
      renderer.lit(`<${rawTag}>`);
      renderer.out(node.literal ?? '');
      renderer.lit(`</${rawTag}>`);
      renderer.cr();
    },
  });
  return renderer.render(new Parser().parse(markdown));
}

/** The HTML that GFM's extensions have in an implementation that is not ours. */
export function toGfmHtml(markdown: string): string {
  return micromark(markdown, {
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}
