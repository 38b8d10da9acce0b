import { useEffect, useState } from 'preact/hooks';
import { readExcerpts } from '../../lib/surface/read-excerpts.ts';
import type { Excerpts } from '../../lib/surface/read-excerpts.ts';
import type { ConversationEntry } from '../../lib/surface/surface.ts';
import { useSurface } from '../surface-context.tsx';

/** Nobody who goes on typing reads excerpts: they are read when what was found has stood for so long, in ms. */
const restMs = 150;

/**
 * The excerpts of what was found; null until the first are there. Those of the letters before stay until the next ones
 * come, so that nothing flickers.
 */
export function useExcerpts(query: string, found: readonly ConversationEntry[]): Excerpts | null {
  const { surface } = useSurface();
  const [excerpts, setExcerpts] = useState<Excerpts | null>(null);
  const isSearch = query.trim() !== '';
  // An open list is told anew with whatever changes in it, which is nearly never what was found.
  const ids = isSearch ? found.map(({ id }) => id).join('\n') : '';
  useEffect(() => {
    if (ids === '') {
      setExcerpts(null);
      return undefined;
    }
    let isGone = false;
    const rest = window.setTimeout(() => {
      void readExcerpts(surface, query, found).then((read) => {
        if (!isGone) setExcerpts(read);
      });
    }, restMs);
    return () => {
      isGone = true;
      window.clearTimeout(rest);
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- `found` by its ids
  }, [surface, query, ids]);
  return excerpts;
}
