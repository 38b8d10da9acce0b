import type { LockOutcome } from '../core/key-keeping.ts';
import type { Command, ConnectionDraft, SentDraft } from '../protocol/command.ts';
import type { Core } from './core.ts';
import { reportFault } from './report-fault.ts';
import type { Session } from './session.ts';

/** Commands about the passphrase. */
type PassphraseCommand = Extract<Command, { type: `passphrase-${string}` }>;

/** Carries out a command about the passphrase. What it brings is in no reply and in no report. */
export async function carryOutOnKeys(
  core: Pick<Core, 'keyLock' | 'credentials' | 'tellSettings'>,
  session: Session,
  command: PassphraseCommand,
): Promise<void> {
  const { requestId } = command;
  const outcome = await carryOut(core, command).catch((cause: unknown): LockOutcome => {
    reportFault(`${command.type} failed`, cause);
    return 'refused';
  });
  // Before the reply: whoever asks again after it finds what holds now.
  await core.tellSettings();
  session.post({ type: 'passphrase-answered', requestId, outcome });
}

async function carryOut(
  { keyLock, credentials }: Pick<Core, 'keyLock' | 'credentials'>,
  command: PassphraseCommand,
): Promise<LockOutcome> {
  switch (command.type) {
    case 'passphrase-set':
      return keyLock.set(command.passphrase);
    case 'passphrase-enter':
      return keyLock.unlock(command.passphrase);
    case 'passphrase-change':
      return keyLock.change(command.passphrase, command.next);
    case 'passphrase-lock':
      await keyLock.lock();
      return 'done';
    case 'passphrase-forget':
      await credentials.forgetPassphrase();
      return 'done';
  }
}

/**
 * The draft with the key that came before it on the same channel, of which the session then has nothing any more. Undefined
 * where it names one that never came: a surface sends both, and both again.
 */
export function withTypedKey(
  session: Session,
  { keyId, ...draft }: SentDraft,
): ConnectionDraft | undefined {
  if (keyId === undefined) return draft;
  if (keyId === null) return { ...draft, key: '' };
  const { typedKey } = session;
  if (typedKey?.keyId !== keyId) return undefined;
  session.typedKey = undefined;
  return { ...draft, key: typedKey.key };
}
