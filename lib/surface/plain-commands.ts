import type { Command } from '../protocol/command.ts';
import type { Surface } from './surface.ts';

/** What a surface says and then only waits to see. */
type PlainCommands = Pick<
  Surface,
  'stop' | 'retryNow' | 'deleteConnection' | 'forgetCorrections' | 'saveSettings'
>;

/** Builds the commands that have no reply of their own. */
export function createPlainCommands(send: (command: Command) => void): PlainCommands {
  return {
    stop: (runId) => send({ type: 'run-abort', runId }),
    retryNow: (runId) => send({ type: 'run-retry', runId }),
    deleteConnection: (connectionId) => send({ type: 'connection-delete', connectionId }),
    forgetCorrections: (connectionId) => send({ type: 'corrections-forget', connectionId }),
    saveSettings: (settings) => send({ type: 'settings-save', settings }),
  };
}
