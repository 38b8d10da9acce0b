import type { Channel } from '../core/platform.ts';
import { parseCommand } from '../protocol/command.ts';
import { protocolVersion } from '../protocol/protocol-version.ts';
import type { Command } from '../protocol/command.ts';
import { carryOut } from './commands.ts';
import type { Core } from './core.ts';
import { reportFault } from './report-fault.ts';
import { createSession } from './session.ts';
import type { Session } from './session.ts';

/**
 * Receives surfaces: opens a session with `hello`, carries out what it says, and calls `onGone` when it has gone. A
 * session is in `sessions` as long as its channel is open.
 */
export function createReception(
  opened: Promise<Core>,
  sessions: Set<Session>,
  onGone: (session: Session) => Promise<void>,
): (channel: Channel) => void {
  return (channel) => {
    let session: Session | undefined;
    // Commands of one surface are carried out in the order of their coming.
    let last: Promise<unknown> = opened;
    const take = async (command: Command): Promise<void> => {
      const core = await opened;
      if (command.type !== 'hello') {
        core.retention.touch();
        if (session) await carryOut(core, session, command);
        return;
      }
      if (command.protocolVersion !== protocolVersion) {
        channel.post({ type: 'version-mismatch', protocolVersion });
        return;
      }
      session ??= createSession(channel, command);
      sessions.add(session);
      const conversationId = await core.hello(session, command);
      const { cursors } = command;
      if (!cursors) return;
      await carryOut(core, session, { type: 'conversation-watch', conversationId, cursors });
    };
    channel.onMessage((message) => {
      const command = parseCommand(message);
      if (!command) return;
      last = last
        .then(() => take(command))
        .catch((cause: unknown) => reportFault(`${command.type} failed`, cause));
    });
    channel.onClose(() => {
      void last.then(async () => {
        if (!session) return;
        session.detachAll();
        sessions.delete(session);
        (await opened).inquiries.leave(session);
        await onGone(session);
      });
    });
  };
}
