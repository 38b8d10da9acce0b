import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { SpokenAnswer } from '../conversation/spoken-answer.tsx';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';
import { useOpening } from '../use-opening.ts';
import { createKeyActions } from './key-actions.ts';
import { useKeys } from './use-keys.ts';
import { onDemand } from '../on-demand.tsx';

const Palette = onDemand(async () => (await import('../palette/palette.tsx')).Palette, {
  takesKeys: true,
});

const noteMs = 1500;

/** The keys of a surface, and what is said of what they did: a key has no button that could show it. */
export function Keyboard(): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [copied, setCopied] = useState<{ what: 'answer' | 'code' } | null>(null);
  const [spoken, setSpoken] = useState<ShownAnswer | null>(null);
  const { opening, open, close } = useOpening();
  const actions = useMemo(
    () =>
      createKeyActions({
        surface,
        onCopied: (what) => setCopied({ what }),
        onSpeak: setSpoken,
        onPalette: open,
      }),
    [surface, open],
  );
  useKeys(actions);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = window.setTimeout(() => setCopied(null), noteMs);
    return () => window.clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <output class="key-note">
        {copied && t(copied.what === 'answer' ? 'panel.answerCopied' : 'panel.codeCopied')}
      </output>
      <SpokenAnswer asked={spoken} />
      {opening !== null && (
        <Palette key={opening} scope="all" actions={actions} onClose={() => close(opening)} />
      )}
    </>
  );
}
