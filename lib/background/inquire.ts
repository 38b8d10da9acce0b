import type { StreamPart } from '../core/parts.ts';
import type { Command } from '../protocol/command.ts';
import { withTypedKey } from './change-keys.ts';
import type { Core } from './core.ts';
import { listDraftModels, testConnection } from './probe.ts';
import type { NotedProbe } from './probe.ts';
import type { Session } from './session.ts';

const noKey = { error: { kind: 'no-key' } } as const;

/**
 * Tests what is being edited, or asks for its models, and has it in the log of the last runs. Its key is taken from the
 * session at once: another may follow.
 */
export function inquire(
  core: Core,
  session: Session,
  { type, requestId, connection }: Extract<Command, { type: 'connection-test' | 'model-list' }>,
): void {
  const { clock } = core;
  const draft = withTypedKey(session, connection);
  core.inquiries.ask(session, requestId, async (asked) => {
    const createdAtMs = clock.now();
    const noted: NotedProbe = { parts: [], traces: [] };
    const options = { ...asked, noted };
    const reply =
      type === 'model-list'
        ? ({
            type,
            requestId,
            outcome: draft ? await listDraftModels(core, draft, options) : noKey,
          } as const)
        : ({
            type: 'connection-tested',
            requestId,
            outcome: draft ? await testConnection(core, draft, options) : noKey,
          } as const);
    const { provider, model, tuning } = connection;
    const parts = [...noted.parts, toEnd(reply.outcome, asked.signal.aborted, clock.now())];
    const [id, conversationId] = [crypto.randomUUID(), crypto.randomUUID()];
    core.diagnostics.note(
      { id, conversationId, createdAtMs, model, parts },
      { provider, baseUrl: noted.baseUrl ?? '', tuning },
      {
        traces: noted.traces,
        mostReaders: 1,
        task: type === 'model-list' ? 'models' : 'test',
      },
    );
    return reply;
  });
}

function toEnd(outcome: object, isAborted: boolean, atMs: number): StreamPart {
  if (isAborted) return { type: 'abort', atMs };
  if (isFailed(outcome)) return { type: 'error', error: outcome.error, atMs };
  return { type: 'finish', finishReason: { unified: 'stop', raw: null }, atMs };
}

function isFailed(
  outcome: object,
): outcome is { error: Extract<StreamPart, { type: 'error' }>['error'] } {
  return 'error' in outcome;
}
