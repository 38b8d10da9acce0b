import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Goes on from an answer in a conversation of its own, which has all that led to it. */
export function ForkButton({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const [state, setState] = useState<'waiting' | 'refused' | null>(null);
  const fork = (): void => {
    if (state === 'waiting') return;
    setState('waiting');
    void surface.fork(shown.id).then((isDone) => setState(isDone ? null : 'refused'));
  };
  return (
    <>
      <button type="button" class="link-button" aria-disabled={state === 'waiting'} onClick={fork}>
        {t('branch.fork')}
      </button>
      <output class="answer-actions-told">{state === 'refused' && t('branch.notForked')}</output>
    </>
  );
}
