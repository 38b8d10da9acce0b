import type { JSX } from 'preact';
import { waysWords } from '../../lib/strings/ways-words.ts';
import { findButton } from '../keyboard/key-actions.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import './blank-ways.css';

/** What can be done in an empty conversation beside typing: each way is a button that begins it. */
export function BlankWays(): JSX.Element {
  return (
    <WordsProvider words={waysWords}>
      <Ways />
    </WordsProvider>
  );
}

function Ways(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  /** Types a sign behind what is typed: both count at the beginning of a word. */
  const type = (sign: string, from: Element): void => {
    const typed = surface.draft.peek();
    // A slash counts at the very beginning alone, and nothing typed is lost for it.
    if (typed === '' || sign === '@') {
      surface.setDraft(typed === '' || /\s$/u.test(typed) ? `${typed}${sign}` : `${typed} ${sign}`);
    }
    findIn(from, '.draft')?.focus();
  };
  const ways = [
    { sign: '/', words: t('ways.prompts'), go: (from: Element) => type('/', from) },
    { sign: '@', words: t('ways.tabs'), go: (from: Element) => type('@', from) },
    {
      sign: '+',
      words: t('ways.add'),
      go: (from: Element) => findIn(from, '.composer-box button')?.click(),
    },
    { sign: t('ways.keysSign'), words: t('ways.keys'), go: () => findButton('help')?.click() },
  ];
  return (
    <>
      <h3 class="visually-hidden">{t('ways.title')}</h3>
      <ul class="blank-ways">
        {ways.map(({ sign, words, go }) => (
          <li key={sign}>
            <button type="button" onClick={(event) => go(event.currentTarget)}>
              <kbd dir="ltr">{sign}</kbd>
              <span>{words}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>{t('ways.selection')}</p>
    </>
  );
}

function findIn(from: Element, selector: string): HTMLElement | null | undefined {
  return from.closest('.surface')?.querySelector<HTMLElement>(selector);
}
