import type { LockOutcome } from '../core/key-keeping.ts';
import type { Command } from '../protocol/command.ts';
import type { Surface } from './surface.ts';

type PassphraseCommand = Extract<Command, { type: `passphrase-${string}` }>;
type WithoutId<Each> = Each extends { requestId: string } ? Omit<Each, 'requestId'> : never;

/** Says one thing about the passphrase, and resolves with how it went. What is typed is kept nowhere on the way. */
export async function tellPassphrase(
  { request }: Pick<Surface, 'request'>,
  command: WithoutId<PassphraseCommand>,
): Promise<LockOutcome> {
  const requestId = crypto.randomUUID();
  return (await request('passphrase-answered', { ...command, requestId })).outcome;
}

/** Whether it is done. */
export function isDone(outcome: LockOutcome): boolean {
  return outcome === 'done' || outcome === 'brief';
}
