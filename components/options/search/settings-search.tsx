import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isFound, toSettingsQuery, toSynonyms } from '../../../lib/surface/settings-search.ts';
import { isComposing } from '../../is-composing.ts';
import { useStrings } from '../../strings-context.tsx';
import { SectionLinks } from '../section-links.tsx';
import '../styles/search.css';
import { toTarget } from './read-settings.ts';
import { markCurrent, showAll, showHits } from './show-hits.ts';
import { useSearchKeys } from './use-search-keys.ts';

/** What another page looks for here stands in the address. */
const linked = '#find=';

function readLinked(): string | undefined {
  const { hash } = location;
  return hash.startsWith(linked) ? safeDecode(hash.slice(linked.length)) : undefined;
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A text takes no focus by itself, and whoever goes on from it with Tab is to be there. */
function goTo(target: HTMLElement): void {
  target.focus();
  if (target.matches(':focus-within')) return;
  target.tabIndex = -1;
  target.focus();
}

/** What the search is given. */
export interface SettingsSearchProps {
  /** Whoever is here for the first time has a first step to do, and nothing to look for. */
  isOffered: boolean;
  children: ComponentChildren;
}

/** The field that finds settings in the sections that it is given, and these. */
export function SettingsSearch({ isOffered, children }: SettingsSearchProps): JSX.Element {
  const { t } = useStrings();
  const field = useRef<HTMLInputElement>(null);
  const sections = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(() => readLinked() ?? '');
  const [hits, setHits] = useState<readonly HTMLElement[]>([]);
  const [at, setAt] = useState(0);
  const synonyms = useMemo(() => toSynonyms(t('options.searchSynonyms')), [t]);
  const query = useMemo(() => toSettingsQuery(typed, synonyms), [typed, synonyms]);
  const isSearching = isOffered && query.length > 0;
  useSearchKeys(field);

  useEffect(() => {
    const onHash = (): void => {
      const wanted = readLinked();
      if (wanted === undefined) return;
      setTyped(wanted);
      field.current?.focus();
    };
    onHash();
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);

  useLayoutEffect(() => {
    const root = sections.current;
    if (!root || !isSearching) return undefined;
    const look = (): HTMLElement[] => {
      const found = showHits(root, query);
      setHits(found);
      return found;
    };
    // What says the very words goes before what says others for them.
    const plain = toSettingsQuery(typed, []);
    const first = look().findIndex(({ textContent: own }) => isFound({ own, headings: '' }, plain));
    setAt(Math.max(0, first));
    // Sections come later, and what stands in them changes under the search.
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, characterData: true, subtree: true });
    return () => {
      observer.disconnect();
      showAll(root);
      setHits([]);
    };
  }, [typed, query, isSearching]);

  const index = Math.min(at, hits.length - 1);
  const current = hits[index];
  useLayoutEffect(() => {
    if (sections.current) markCurrent(sections.current, current);
  }, [hits, current]);
  // Not with every change of the page: whoever has scrolled on stays there.
  useLayoutEffect(() => current?.scrollIntoView({ block: 'nearest' }), [query, current]);

  const clear = (): void => {
    setTyped('');
    field.current?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLInputElement>): void => {
    if (isComposing(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Escape' && typed !== '') setTyped('');
    else if (event.key === 'Enter' && current) goTo(toTarget(current));
    else if (step !== 0 && hits.length > 0) {
      setAt((index + step + hits.length) % hits.length);
    } else return;
    event.preventDefault();
  };

  return (
    <>
      {isOffered && (
        <search class="settings-search">
          <div class="field-row">
            <input
              ref={field}
              type="search"
              dir="auto"
              autocomplete="off"
              spellcheck={false}
              maxLength={100}
              aria-label={t('options.search')}
              aria-describedby="search-count"
              aria-keyshortcuts="/ Control+K"
              placeholder={t('options.search')}
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
              onKeyDown={onKeyDown}
            />
            {isSearching && (
              <button type="button" class="button" onClick={clear}>
                {t('options.searchClear')}
              </button>
            )}
          </div>
          <output id="search-count" class="search-count">
            {isSearching &&
              (hits.length > 0
                ? t('options.searchFound', { count: hits.length, at: index + 1 })
                : t('options.searchNone', { typed: typed.trim() }))}
          </output>
        </search>
      )}
      {isOffered && !isSearching && <SectionLinks root={sections} />}
      <div ref={sections} class="sections">
        {children}
      </div>
    </>
  );
}
