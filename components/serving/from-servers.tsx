import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { attachWords } from '../../lib/strings/attach-words.ts';
import { servingWords } from '../../lib/strings/serving-words.ts';
import type { AreaWords } from '../../lib/strings/to-translator.ts';
import { toServersOn } from '../../lib/surface/serving/server-requests.ts';
import { useStrings, WordsProvider } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { ResourceList } from './resource-list.tsx';
import './serving.css';

/** What was left out is named with the words of files. */
const words: AreaWords = {
  en: { ...attachWords.en, ...servingWords.en },
  de: { ...attachWords.de, ...servingWords.de },
};

/** What servers of tools offer to read. None is asked before somebody wants to see it. */
export function FromServers(props: { onDone: () => void }): JSX.Element {
  return (
    <WordsProvider words={words}>
      <Servers {...props} />
    </WordsProvider>
  );
}

function Servers({ onDone }: { onDone: () => void }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [openedId, setOpenedId] = useState<string | null>(null);
  return (
    <div class="from-servers">
      {toServersOn(surface).map((server) => {
        const isOpen = server.id === openedId;
        return (
          <div key={server.id}>
            <button
              type="button"
              class="button"
              aria-expanded={isOpen}
              onClick={(event) => {
                // What is being read comes, or is given up by its own button.
                if (event.currentTarget.form?.querySelector('[aria-busy=true]')) return;
                setOpenedId(isOpen ? null : server.id);
              }}
            >
              {t('serving.from', { server: server.name })}
            </button>
            {isOpen && <ResourceList server={server} onDone={onDone} />}
          </div>
        );
      })}
    </div>
  );
}
