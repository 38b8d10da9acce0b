import { toCopiedText } from './copied-text.ts';

/** A text as a quote of Markdown, '' for one that says nothing: what is quoted is what was read, and nothing hidden. */
export function toQuote(text: string): string {
  const lines = toCopiedText(text)
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.trimEnd());
  const first = lines.findIndex((line) => line !== '');
  if (first === -1) return '';
  const last = lines.findLastIndex((line) => line !== '');
  return lines
    .slice(first, last + 1)
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** What is typed, the quote below it, and a blank line after which to go on. */
export function toQuotedDraft(draft: string, quote: string): string {
  const ending = /\n*$/.exec(draft)?.[0].length ?? 0;
  const gap = draft === '' ? '' : '\n'.repeat(Math.max(0, 2 - ending));
  return `${draft}${gap}${quote}\n\n`;
}
