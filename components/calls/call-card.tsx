import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { isEnded } from '../../lib/core/run-view.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { CallState } from '../../lib/core/call-view.ts';
import { useView } from '../use-view.ts';
import { ComingCall } from './coming-call.tsx';
import { FoldedCall } from './folded-call.tsx';
import type { CallProps } from './read-call.ts';

const hasEnded = (view: RunView): boolean => isEnded(view.state);

/** One call: whole while it is being written and asked for, one line from then on. */
export function CallCard({ shown, index }: CallProps): JSX.Element | null {
  const [toState] = useState(
    () =>
      (view: RunView): CallState | '' =>
        view.toolCalls[index]?.state ?? '',
  );
  const state = useView(shown, toState);
  const ended = useView(shown, hasEnded);
  if (state === '') return null;
  const isComing = !ended && (state === 'building' || state === 'asked');
  return isComing ? (
    <ComingCall shown={shown} index={index} isAsked={state === 'asked'} />
  ) : (
    <FoldedCall shown={shown} index={index} isRunning={!ended && state === 'running'} />
  );
}
