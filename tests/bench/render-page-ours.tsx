import type { Answer } from '../../lib/core/conversation.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import { createFrameScheduler } from '../../lib/surface/frame.ts';
import { createRunEntry } from '../../lib/surface/run-entry.ts';
import { mountAnswer } from '../pages/mount-answer.tsx';
import { openStage } from './render-stage.ts';

const frames = createFrameScheduler();

openStage((target) => {
  // The caret is drawn too.
  const article = target.closest('article');
  if (article) article.dataset['state'] = 'streaming';
  const entry = createRunEntry({ id: crypto.randomUUID(), role: 'assistant' } as unknown as Answer);
  const take = (part: StreamPart): void => {
    entry.apply({ from: entry.cursor, to: entry.cursor + 1, parts: [part] });
  };
  let begun = false;
  return {
    append(text) {
      take({ type: 'text-delta', text });
      if (begun) return;
      begun = true;
      mountAnswer(target, entry.shown, frames);
    },
    end() {
      take({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 0 });
      delete article?.dataset['state'];
    },
    isDrawn: () => target.querySelector('[aria-busy]') === null,
  };
});
