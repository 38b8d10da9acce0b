import '../styles/prompts.css';
import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { promptWords } from '../../lib/strings/prompt-words.ts';
import { servingWords } from '../../lib/strings/serving-words.ts';
import type { AreaWords } from '../../lib/strings/to-translator.ts';
import { askForPrompts } from '../../lib/surface/serving/server-prompts.ts';
import { toWhy } from '../../lib/surface/serving/server-words.ts';
import { isComposing } from '../is-composing.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { toSlashRows } from './slash-row.ts';
import type { SlashRow } from './slash-row.ts';

const words: AreaWords = {
  en: { ...promptWords.en, ...servingWords.en },
  de: { ...promptWords.de, ...servingWords.de },
};

const listId = 'slash-menu';

/**
 * The prompts that a slash at the beginning of the box offers. Comes with the first slash; `isChosen` where Enter was pressed
 * before it was there.
 */
export function SlashMenu({ isChosen }: { isChosen: boolean }): JSX.Element {
  return (
    <WordsProvider words={words}>
      <Menu isChosen={isChosen} />
    </WordsProvider>
  );
}

function Menu({ isChosen }: { isChosen: boolean }): JSX.Element | null {
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const root = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [closed, setClosed] = useState(false);
  const earlyRef = useRef(isChosen);
  const { prompts } = surface;
  const typed = surface.draft.value.slice(1);
  const { rows: found, servers } = toSlashRows(surface, typed, strings);
  const active = found?.[Math.min(at, found.length - 1)];

  useEffect(() => prompts.watch(), [prompts]);
  // Servers are asked with the slash, and not before.
  useEffect(() => askForPrompts(surface), [surface]);
  // Another search begins at its best.
  useEffect(() => setAt(0), [typed]);

  const take = (row: SlashRow): void => {
    surface.setDraft('');
    row.choose();
  };
  useEffect(() => {
    if (!found || !earlyRef.current) return;
    earlyRef.current = false;
    if (active && !closed) take(active);
  });
  const onKey = (event: KeyboardEvent): void => {
    if (isComposing(event) || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const count = found?.length ?? 0;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (event.key === 'Escape') setClosed(true);
    else if (step !== undefined && count > 0)
      setAt((Math.min(at, count - 1) + step + count) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && active) take(active);
    // Until it is known what is offered, nothing is sent by a key that was meant to choose; it chooses then.
    else if (event.key === 'Enter' && found === null) earlyRef.current = true;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  // With every render: what a key does hangs on what is found.
  useLayoutEffect(() => {
    const box = findBox(root.current);
    if (!box || closed) return undefined;
    box.addEventListener('keydown', onKey, { capture: true });
    return () => box.removeEventListener('keydown', onKey, { capture: true });
  });

  const activeId = active && !closed ? active.id : undefined;
  useLayoutEffect(() => {
    const box = findBox(root.current);
    if (!box || activeId === undefined) return undefined;
    const described = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': listId,
      'aria-activedescendant': activeId,
    };
    for (const [name, value] of Object.entries(described)) box.setAttribute(name, value);
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
    return () => {
      for (const name of Object.keys(described)) box.removeAttribute(name);
    };
  }, [activeId]);

  if (closed) return null;
  return (
    <div ref={root} class="slash-menu">
      <output class={found?.length === 0 ? 'slash-none' : 'visually-hidden'}>
        {found &&
          (found.length === 0 ? t('prompts.none') : t('prompts.found', { count: found.length }))}
      </output>
      {found && found.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot leave the focus to the box
        <div id={listId} role="listbox" tabIndex={0} aria-label={t('prompts.menu')}>
          {found.map((row) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box has the keys
            <div
              key={row.id}
              id={row.id}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option is for a select alone
              role="option"
              aria-selected={row === active}
              // The box keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(row)}
            >
              <bdi class="slash-name">/{row.slash}</bdi>
              <span class="one-line" dir="auto">
                {row.name}
              </span>
            </div>
          ))}
        </div>
      )}
      {servers.asked.length > 0 && (
        <p class="slash-none">
          {t('serving.askingPrompts', { servers: servers.asked.join(', ') })}
        </p>
      )}
      {servers.faults.map(({ server, error }) => (
        <p key={server} class="slash-none">
          {t('serving.noPrompts', { server, why: toWhy(error, strings) })}
        </p>
      ))}
    </div>
  );
}

/** The box above which it stands. */
function findBox(root: Element | null): HTMLElement | null | undefined {
  return root?.closest('form')?.querySelector<HTMLElement>('.draft');
}
