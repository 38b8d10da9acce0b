import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { ShownAnswer } from '../../lib/surface/surface.ts';

type Actions = ComponentType<{ shown: ShownAnswer }>;

/** What else can be done with an answer, once it is loaded: few ask for it, and nobody before the panel is there. */
export function MoreActions({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const [actions, setActions] = useState<{ View: Actions } | null>(null);
  if (!actions) {
    void import('./answer-actions.tsx').then(({ AnswerActions }) =>
      setActions({ View: AnswerActions }),
    );
    return null;
  }
  return <actions.View shown={shown} />;
}
