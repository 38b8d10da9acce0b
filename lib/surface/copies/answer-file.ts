import type { RunView } from '../../core/run-view.ts';
import type { Translator } from '../../strings/to-translator.ts';
import { toFileName } from '../../transfer/file-name.ts';
import { createCallNaming } from './call-naming.ts';
import { toCopiedText } from './copied-text.ts';
import { toAnswerBlocks } from '../../transfer/to-markdown.ts';

/** One answer with its sources as a Markdown file, named after what was asked. Nothing hidden is in it. */
export function toAnswerFile(view: RunView, title: string, strings: Translator): File {
  const blocks = toAnswerBlocks(view, strings, createCallNaming(strings));
  const text = toCopiedText(blocks.join('\n\n')).toWellFormed();
  const name = toFileName(title, strings.t('export.fileName'), 'md');
  return new File([`${text}\n`], name, { type: 'text/markdown' });
}
