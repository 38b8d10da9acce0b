import type { JSX } from 'preact';
import type { ContentPart } from '../../lib/core/content.ts';
import { estimateTokens } from '../../lib/core/token-estimate.ts';
import { contextWords } from '../../lib/strings/context-words.ts';
import type { Translator } from '../../lib/strings/translator.ts';
import { toFirstWords } from '../../lib/surface/format.ts';
import { IconButton } from '../icon-button.tsx';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import './context.css';

/** What goes along with the question until it is removed, each with its size. Comes with the first one. */
export function ContextChips(): JSX.Element {
  return (
    <WordsProvider words={contextWords}>
      <Chips />
    </WordsProvider>
  );
}

function Chips(): JSX.Element {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const parts = surface.context.value;
  return (
    <ul class="context-chips" aria-label={t('context.along')}>
      {parts.map((part, index) => {
        const name = toPartName(part, strings);
        return (
          <li key={index} class="chip">
            <span class="one-line" dir="auto">
              {name}
            </span>
            <span class="chip-size">
              {t('context.tokens', { count: estimateTokens(part.text) })}
            </span>
            <IconButton
              icon="x"
              label={t('context.remove', { name })}
              onClick={(event) => {
                event.currentTarget.closest('form')?.querySelector('textarea')?.focus();
                surface.setContext(parts.filter((other) => other !== part));
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** What a part of a question is called where it cannot be shown. */
function toPartName(part: ContentPart, { t }: Translator): string {
  switch (part.type) {
    case 'text':
      return toFirstWords(part.text, 40);
    case 'selection':
      return t('context.selection', { words: toFirstWords(part.text, 40) });
    case 'page':
      return t('context.page', { title: part.title || part.url });
    case 'given':
      return `${t(`answer.given.${part.from}`)}: ${toFirstWords(part.text, 40)}`;
  }
}
