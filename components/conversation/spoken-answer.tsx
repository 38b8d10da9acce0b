import { effect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { SpokenText } from '../../lib/surface/spoken-text.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Nobody can listen to single sentences that cut one another off: they are given in such batches. */
const batchMs = 1500;
/** Older ones were heard, or never will be. */
const keptBatches = 8;

/**
 * What a screen reader speaks of an answer, beside its start and its end: the one that was asked for with a key, from its
 * beginning, and with the setting each that comes.
 */
export function SpokenAnswer({ asked }: { asked: ShownAnswer | null }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [batches, setBatches] = useState<readonly { at: number; words: string }[]>([]);
  const branch = surface.branch.value;
  const live = branch.findLast(({ id }) => id === surface.liveRunId.value);
  const isWanted = surface.settings.value.spokenSentences;
  const [spoken, setSpoken] = useState<ShownAnswer | null>(null);
  useEffect(() => {
    if (isWanted && live?.role === 'assistant') setSpoken(live);
  }, [isWanted, live]);
  useEffect(() => {
    if (asked) setSpoken(asked);
  }, [asked]);

  useEffect(() => {
    if (!spoken) return undefined;
    let text: SpokenText | undefined;
    let count = 0;
    const speak = (): void => {
      if (!text) return;
      const said = text.next(spoken.view().text, isEnded(spoken.state.peek()));
      if (said.length === 0) return;
      count += 1;
      const batch = { at: count, words: said.join(' ') };
      setBatches((before) => [...(count === 1 ? [] : before), batch].slice(-keptBatches));
    };
    let gone = false;
    // Most panels never speak.
    void import('../../lib/surface/spoken-text.ts').then(({ createSpokenText }) => {
      if (gone) return;
      text = createSpokenText({
        code: (lines) => t('panel.spokenCode', { count: lines }),
        table: (rows) => t('panel.spokenTable', { count: rows }),
      });
      speak();
    });
    const timer = window.setInterval(speak, batchMs);
    const unwatch = effect(() => {
      if (!isEnded(spoken.state.value)) return;
      window.clearInterval(timer);
      speak();
    });
    return () => {
      gone = true;
      window.clearInterval(timer);
      unwatch();
    };
  }, [spoken, t]);

  return (
    <div class="visually-hidden spoken-answer" aria-live="polite">
      {batches.map(({ at, words }) => (
        <p key={at} dir="auto">
          {words}
        </p>
      ))}
    </div>
  );
}
