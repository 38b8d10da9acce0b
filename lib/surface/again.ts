import type { ReadonlySignal } from '@preact/signals';
import type { ConnectionView } from '../core/connection.ts';
import type { Answer } from '../core/conversation.ts';
import type { RunId } from '../core/ids.ts';
import type { AskManner } from '../core/prompt.ts';
import type { ConversationView } from './conversation-view.ts';
import type { RunStarts } from './run-starts.ts';
import type { Surface } from './surface.ts';

/** What is done with an answer that is there. */
export interface Again extends Pick<Surface, 'retry' | 'goOn'> {
  /**
   * How its question is asked once more: in the manner of the first time, and of whom its prompt names. Whoever gave
   * another answer is no choice: that is asked to which the next question goes.
   */
  toManner(answer: Answer): AskManner;
}

/** Builds it. */
export function createAgain(options: {
  view: Pick<ConversationView, 'liveRunId' | 'run'>;
  connections: ReadonlySignal<readonly ConnectionView[]>;
  goOnQuestion(): string;
  start: RunStarts['start'];
}): Again {
  const { view, connections, start } = options;
  const toRepeatable = (runId: RunId): Answer | undefined =>
    view.liveRunId.value === null ? view.run(runId)?.shown.message : undefined;
  const toManner = ({ manner, connectionId, model, stream }: Answer): AskManner => {
    const isThere = connections.value.some(({ id }) => id === connectionId);
    return {
      manner,
      ...(manner?.ownModel && isThere && { connectionId, model }),
      ...(manner?.ownStream && { stream }),
    };
  };
  return {
    toManner,
    retry(runId, omitted, choice) {
      const answer = toRepeatable(runId);
      if (!answer) return;
      const { parentId, omitted: before } = answer;
      const asked = { parentId, content: [], omitted: omitted ?? before };
      start({ ...asked, ...toManner(answer), ...choice });
    },
    goOn(runId) {
      const answer = toRepeatable(runId);
      if (!answer) return;
      // Half an answer goes on with whom its prompt named, and in words: the rest alone fits no schema.
      const { connectionId, model } = toManner(answer);
      const content = [{ type: 'text' as const, text: options.goOnQuestion() }];
      start({ parentId: runId, content, omitted: answer.omitted, connectionId, model });
    },
  };
}
