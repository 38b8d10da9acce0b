import { signal } from '@preact/signals';
import { expect, test } from 'vitest';
import { toLockedState } from '../../../components/lock/locked-state.ts';
import type { KeyState, LockState } from '../../../lib/core/key-keeping.ts';
import type { ErrorKind } from '../../../lib/core/run-error.ts';
import type { Shown, ShownAnswer } from '../../../lib/surface/surface.ts';
import { toAnswer } from '../../support/messages.ts';
import { toView } from './stub-surface.ts';

function toShown(id: string, kind: ErrorKind = 'key-locked'): ShownAnswer {
  return {
    role: 'assistant',
    id,
    message: toAnswer({ id, connectionId: 'c1' }),
    state: signal('failed'),
    view: () => ({ error: { kind } }),
  } as Partial<ShownAnswer> as ShownAnswer;
}

function toSurface(branch: readonly Shown[], state: KeyState | null, lock: LockState) {
  const kept = { lastFour: '', savedAtMs: 0, kind: 'passphrase' } as const;
  const view = toView({ key: state && { ...kept, state } });
  return {
    branch: signal(branch),
    connections: signal([{ ...view, id: 'c1' }]),
    lock: signal(lock),
  };
}

test('of two questions that wait for the passphrase the last one asks for it', () => {
  const [first, other, last] = [toShown('1'), toShown('2', 'overloaded'), toShown('3')];
  const surface = toSurface([first, last, other], 'locked', 'locked');
  expect(toLockedState(surface, first)).toBe('below');
  expect(toLockedState(surface, last)).toBe('ask');
});

test.each([
  ['ready', 'unlocked', 'ready'],
  [null, 'unset', 'forgotten'],
  ['gone', 'unset', 'gone'],
] as const)('a key that is %s by now, the lock %s, is said to be %s', (state, lock, said) => {
  const shown = toShown('1');
  expect(toLockedState(toSurface([shown], state, lock), shown)).toBe(said);
});

test('where the connection is gone, the lock alone says how it stands', () => {
  const shown = toShown('1');
  const surface = { ...toSurface([shown], null, 'unlocked'), connections: signal([]) };
  expect(toLockedState(surface, shown)).toBe('ready');
});
