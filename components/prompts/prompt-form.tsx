import '../styles/prompts.css';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { PromptOffer } from '../../lib/core/prompt.ts';
import { promptWords } from '../../lib/strings/prompt-words.ts';
import { withPagesOf } from '../../lib/surface/prompt-content.ts';
import { toOffer, toPrompts } from '../../lib/surface/prompts.ts';
import { WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { PromptCard } from './prompt-card.tsx';

/** The prompt that was chosen, with what it still wants, until it is asked. Comes with the first one. */
export function PromptForm(): JSX.Element | null {
  const { surface } = useSurface();
  const { prompts } = surface;
  useEffect(() => prompts.watch(), [prompts]);
  const offer = toOffer(prompts);
  const all = toPrompts(prompts);
  const prompt = all?.find(({ id }) => id === offer?.promptId);
  const isGone = !offer || (all !== null && !prompt);
  useEffect(() => {
    if (!isGone) return;
    prompts.choose(null);
    const context = withPagesOf(surface.context.peek(), null);
    if (context !== surface.context.peek()) surface.setContext(context);
  }, [isGone, prompts, surface]);
  if (!prompt || !offer) return null;
  return (
    <WordsProvider words={promptWords}>
      {/* The same prompt of another thing, or filled in otherwise, begins anew. */}
      <PromptCard key={toKey(offer)} prompt={prompt} offer={offer} />
    </WordsProvider>
  );
}

function toKey({ promptId, source, data, said }: PromptOffer): string {
  return JSON.stringify([promptId, source, data, said]);
}
