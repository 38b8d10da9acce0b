import type { Command } from '../protocol/command.ts';
import type { Core } from './core.ts';
import type { Session } from './session.ts';
import { toError } from './to-error.ts';

type PromptCommand = Extract<Command, { type: `prompt-${string}` }>;

/** Carries out what is said about prompts. Whoever watches them is told of each change. */
export async function carryOutOnPrompts(
  core: Core,
  session: Session,
  command: PromptCommand,
): Promise<void> {
  const { prompts } = core;
  const change = async (work: () => Promise<void>): Promise<void> => {
    if (command.type === 'prompt-watch') return;
    const error = await toError(work);
    await core.tellPrompts();
    session.post({ type: 'carried-out', requestId: command.requestId, error });
  };
  switch (command.type) {
    case 'prompt-watch':
      session.watchesPrompts = true;
      return session.post({ type: 'prompts-update', prompts: await prompts.all() });
    case 'prompt-save':
      return change(() => prompts.save(command.prompts));
    case 'prompt-delete':
      return change(() => prompts.delete(command.promptIds));
    case 'prompt-order':
      return change(() => prompts.order(command.promptIds));
    case 'prompt-restore':
      return change(() => prompts.restore());
    case 'prompt-source': {
      const { requestId } = command;
      return core.inquiries.ask(session, requestId, async () => ({
        type: 'prompt-source',
        requestId,
        source: await core.readSource(session.windowId),
      }));
    }
  }
}
