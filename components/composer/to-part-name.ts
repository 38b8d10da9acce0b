import type { ContentPart } from '../../lib/core/content.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { toFirstWords } from '../../lib/surface/format.ts';

/** What a part of a question is called where it cannot be shown. */
export function toPartName(part: ContentPart, { t }: Pick<Translator, 't'>): string {
  switch (part.type) {
    case 'text':
      return toFirstWords(part.text, 40);
    case 'selection':
      return t('context.selection', { words: toFirstWords(part.text, 40) });
    case 'page':
      return t('context.page', { title: part.title || part.url });
    case 'file':
      return t('context.fileName', { name: part.name });
    case 'picture':
      return t('context.pictureName', { name: part.name });
    case 'given':
      return `${t(`answer.given.${part.from}`)}: ${toFirstWords(part.text, 40)}`;
  }
}
