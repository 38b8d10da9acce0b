import type { RunError } from '../../lib/core/run-error.ts';
import type { ShownAnswer, Surface } from '../../lib/surface/surface.ts';

/**
 * How it stands now with the key that an answer was not asked for. `ask`: here the passphrase is asked for. `below`: at a
 * later answer, since one form is enough. `ready`: it was unlocked elsewhere. `gone`, `forgotten`: it has to be entered anew.
 */
export type LockedState = 'ask' | 'below' | 'ready' | 'gone' | 'forgotten';

/** Reads it. */
export function toLockedState(
  surface: Pick<Surface, 'branch' | 'connections' | 'lock'>,
  shown: ShownAnswer,
): LockedState {
  const state = toKeyState(surface, shown);
  if (state !== 'locked') return state;
  const last = surface.branch.value.findLast(
    (row) =>
      row.role === 'assistant' && isLockedAnswer(row) && toKeyState(surface, row) === 'locked',
  );
  return last === undefined || last.id === shown.id ? 'ask' : 'below';
}

function isLockedAnswer(shown: ShownAnswer): boolean {
  const error: RunError | undefined =
    shown.state.value === 'failed' ? shown.view().error : undefined;
  return error?.kind === 'key-locked';
}

function toKeyState(
  { connections, lock }: Pick<Surface, 'connections' | 'lock'>,
  { message }: ShownAnswer,
): 'locked' | 'ready' | 'gone' | 'forgotten' {
  const connection = connections.value.find(({ id }) => id === message.connectionId);
  const state = connection?.key?.state ?? 'forgotten';
  if (connection) return state === 'elsewhere' ? 'forgotten' : state;
  // The connection is gone, and another one is asked.
  return lock.value === 'locked' ? 'locked' : 'ready';
}
