import type { RunId } from '../../core/ids.ts';
import type { CallDecision } from '../../core/tool.ts';
import type { Surface } from '../surface.ts';

/** An asking for a call of a run. */
export interface AskId {
  runId: RunId;
  /** The number of the call. */
  call: number;
  /** That of the asking. */
  ask: number;
}

/**
 * Says the user's word on a call, again and again until the background has it. Resolves with false where it could not be kept. `failure`
 * says what this surface was to do and could not, in words for the model.
 */
export async function decideCall(
  { request }: Pick<Surface, 'request'>,
  { runId, call, ask }: AskId,
  decision: CallDecision,
  failure?: string,
): Promise<boolean> {
  const { error } = await request('carried-out', {
    type: 'call-decide',
    requestId: crypto.randomUUID(),
    runId,
    call,
    ask,
    decision,
    ...(failure !== undefined && { failure }),
  });
  return error === null;
}
