import type { RunView } from '../../lib/core/run-view.ts';
import { toPlainDocument } from '../../lib/surface/copies/plain-document.ts';
import { toRichText } from '../../lib/surface/copies/rich-text.ts';

/** Copies an answer without the marks of Markdown. */
export async function copyPlain(view: RunView): Promise<void> {
  await navigator.clipboard.writeText(toPlainDocument(view.text.toString()));
}

/** Copies an answer as it is drawn; programs that take no formatted text get the plain one. */
export async function copyRich(view: RunView, article: Element | null): Promise<void> {
  const drawn = Array.from(article?.querySelectorAll('[data-answer], .answer-notes') ?? []);
  const plain = new Blob([toPlainDocument(view.text.toString())], { type: 'text/plain' });
  const rich = new Blob(drawn.map(toRichText), { type: 'text/html' });
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain, 'text/html': rich })]);
}
