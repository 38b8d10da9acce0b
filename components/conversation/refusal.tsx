import type { JSX } from 'preact';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { MarkdownText } from '../markdown/markdown-text.tsx';
import { useView } from '../use-view.ts';

const toRefusal = (view: RunView): TextBuffer => view.refusal;
const hasRefusal = (view: RunView): boolean => view.refusal.length > 0;

/** The words in which a model declined, where it sent them apart from an answer. */
export function Refusal({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const present = useView(shown, hasRefusal);
  if (!present) return null;
  return <MarkdownText class="refusal" shown={shown} pick={toRefusal} />;
}
