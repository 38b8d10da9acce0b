import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Finding } from '../../lib/surface/find/finding.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { useStrings } from '../strings-context.tsx';

/** It is said how many there are when nobody has typed or gone on for so long, in ms. */
const restMs = 400;

/** Which of how many. What an answer adds while it streams is shown, and not said. */
export function FindCount({ finding, words }: { finding: Finding; words: string }): JSX.Element {
  const strings = useStrings();
  const [said, say] = useState('');
  const position = finding.position.value;
  useEffect(() => {
    const rest = window.setTimeout(() => say(toWords(finding, words, strings)), restMs);
    return () => window.clearTimeout(rest);
  }, [finding, words, position, strings]);
  return (
    <>
      <span class="find-count">{toWords(finding, words, strings)}</span>
      <output class="visually-hidden">{said}</output>
    </>
  );
}

function toWords(finding: Finding, words: string, { t }: Translator): string {
  const count = finding.count.value;
  const position = finding.position.value;
  if (words.trim() === '') return '';
  if (count === 0) return t('find.none');
  return position === 0 ? t('find.count', { count }) : t('find.position', { position, count });
}
