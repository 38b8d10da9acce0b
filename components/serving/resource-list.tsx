import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import type { RunError } from '../../lib/core/run-error.ts';
import type { ServerResource } from '../../lib/core/tool-server.ts';
import type { ToolServer } from '../../lib/core/tool-settings.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { attachReading } from '../../lib/surface/attachments/attach-reading.ts';
import { findResources, mostShown } from '../../lib/surface/serving/find-resources.ts';
import { createServerRequests } from '../../lib/surface/serving/server-requests.ts';
import { toLeftWords, toWhy } from '../../lib/surface/serving/server-words.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Why nothing came, or what came of which nothing can go along. */
type Told = { error: RunError } | { name: string; left: readonly string[] };

/** What one server offers to read; a click has it go along. Asked for when it is opened, and given up when it is closed. */
export function ResourceList(props: { server: ToolServer; onDone: () => void }): JSX.Element {
  const { server, onDone } = props;
  const { surface } = useSurface();
  const strings = useStrings();
  const { t } = strings;
  const root = useRef<HTMLDivElement>(null);
  const readingRef = useRef<AbortController>(undefined);
  const [resources, setResources] = useState<readonly ServerResource[] | undefined>();
  const [typed, setTyped] = useState('');
  const [reading, setReading] = useState<string | undefined>();
  const [told, setTold] = useState<Told | undefined>();

  useEffect(() => {
    const asking = new AbortController();
    const { signal } = asking;
    void createServerRequests(surface)
      .resources(server.id, signal)
      // Nobody waits any more.
      .catch(() => undefined)
      .then((given) => {
        if (!given) return;
        if ('error' in given) setTold(given);
        else setResources(given.resources);
      });
    return () => {
      asking.abort();
      readingRef.current?.abort();
    };
  }, [surface, server.id]);
  const isListed = resources !== undefined && resources.length > 0;
  useEffect(() => {
    if (isListed) root.current?.querySelector('input')?.focus();
  }, [isListed]);

  const read = async ({ uri, name }: ServerResource): Promise<void> => {
    const asking = new AbortController();
    readingRef.current = asking;
    setReading(name);
    setTold(undefined);
    let came: Told | undefined;
    const end = await attachReading(surface, `${server.name}: ${name}`, async () => {
      const given = await createServerRequests(surface)
        .read(server.id, uri, asking.signal)
        .catch(() => undefined);
      if (given) came = 'error' in given ? given : { name, left: given.reading.left };
      return given && 'reading' in given ? given.reading : undefined;
    });
    setReading(undefined);
    if (end === 'along') onDone();
    else setTold(came);
  };

  const found = findResources(resources ?? [], typed);
  const hidden = found.length - mostShown;
  return (
    <div ref={root} class="resource-list" aria-busy={reading !== undefined}>
      <output>
        {resources === undefined && told === undefined && (
          <p>{t('serving.asking', { server: server.name })}</p>
        )}
        {resources?.length === 0 && told === undefined && (
          <p>{t('serving.none', { server: server.name })}</p>
        )}
        {isListed && found.length === 0 && (
          <p>{t('serving.noneFits', { server: server.name, typed: typed.trim() })}</p>
        )}
        {reading !== undefined && <p>{t('serving.reading', { name: reading })}</p>}
      </output>
      {isListed && reading === undefined && (
        <input
          type="search"
          aria-label={t('serving.search', { server: server.name })}
          placeholder={t('serving.search', { server: server.name })}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          // The question is not sent by a key that was meant to search.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      {reading !== undefined && (
        <button type="button" class="button" onClick={() => readingRef.current?.abort()}>
          {t('serving.cancel')}
        </button>
      )}
      {reading === undefined && found.length > 0 && (
        <ul aria-label={t('serving.resources', { server: server.name })}>
          {found.slice(0, mostShown).map((resource) => (
            <li key={resource.uri}>
              <button type="button" class="resource" onClick={() => void read(resource)}>
                <span class="one-line" dir="auto">
                  {resource.name}
                </span>
                <span class="resource-about one-line" dir="auto">
                  {resource.description || removeHidden(resource.uri)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {reading === undefined && hidden > 0 && <p>{t('serving.more', { count: hidden })}</p>}
      <p role="alert" class="add-context-told">
        {told && toToldWords(told, server.name, strings)}
      </p>
    </div>
  );
}

function toToldWords(told: Told, server: string, strings: Translator): string {
  const { t } = strings;
  if ('error' in told) return t('serving.failed', { server, why: toWhy(told.error, strings) });
  const { name, left } = told;
  if (left.length === 0) return t('serving.nothing', { name });
  return t('serving.nothingBut', { name, left: toLeftWords(left, strings) });
}
