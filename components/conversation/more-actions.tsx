import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ShownAnswer } from '../../lib/surface/surface.ts';

type Actions = ComponentType<{ shown: ShownAnswer }>;

/** What else can be done with an answer, once it is loaded: few ask for it, and nobody before the panel is there. */
export function MoreActions({ shown }: { shown: ShownAnswer }): JSX.Element | null {
  const [actions, setActions] = useState<{ AnswerActions: Actions } | null>(null);
  useEffect(() => void import('./answer-actions.tsx').then(setActions), []);
  return actions && <actions.AnswerActions shown={shown} />;
}
