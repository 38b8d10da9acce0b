import { batch } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ContentPart } from '../core/content.ts';
import { toQuestionId } from '../core/ids.ts';
import type { ConversationId, RunId } from '../core/ids.ts';
import type { AskManner } from '../core/prompt.ts';
import type { ConversationView } from './conversation-view.ts';
import type { ModelChoices } from './model-choice.ts';
import type { RunStarts } from './run-starts.ts';
import type { Showing } from './showing.ts';
import type { Surface } from './surface.ts';

/** Builds what asks at the end of the branch: one model, or two at once. */
export function createFollowUps(options: {
  view: ConversationView;
  choice: ModelChoices;
  starts: RunStarts;
  showing: Pick<Showing, 'asked'>;
  conversationId: ReadonlySignal<ConversationId | null>;
  change: Surface['changeConversation'];
}): Pick<Surface, 'keepAnswer' | 'pair'> & {
  /** Asks, `how` a prompt wants it where one does; `runId` is the run's where it is known already. */
  follow(content: ContentPart[], runId?: RunId, how?: AskManner): void;
} {
  const { view, choice, starts, showing, conversationId } = options;
  const lastAnswer = () =>
    // Who asks on without a word goes on with the first of two.
    view.pair.value?.[0] ?? view.branch.value.findLast((row) => row.role === 'assistant');
  return {
    pair: view.pair,
    follow(content, runId = crypto.randomUUID(), how = {}) {
      if (conversationId.value !== null) showing.asked(conversationId.value);
      const last = lastAnswer();
      const omitted = last?.message.omitted ?? [];
      const second = choice.second.value;
      starts.start({ parentId: last?.id ?? null, content, omitted, runId, ...how });
      if (!second) return;
      // Said behind the first, it is carried out behind it: its question is there then.
      const parentId = toQuestionId(runId);
      starts.start({ parentId, content: [], omitted, ...how, ...second, beside: runId });
    },
    keepAnswer(runId) {
      const kept = view.run(runId)?.shown.message;
      if (!kept) return;
      batch(() => {
        choice.chooseSecond(null);
        choice.choose(kept.connectionId, kept.model);
        view.keep(runId);
        void options.change(kept.conversationId, { keptAnswerId: runId });
      });
    },
  };
}
