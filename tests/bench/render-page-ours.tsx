import { signal } from '@preact/signals';
import { render } from 'preact';
import { MarkdownText } from '../../components/markdown/markdown-text.tsx';
import { StringsProvider } from '../../components/strings-context.tsx';
import { SurfaceContext } from '../../components/surface-context.tsx';
import type { SurfaceTools } from '../../components/surface-context.tsx';
import { defaultSettings } from '../../lib/core/connection.ts';
import type { Answer } from '../../lib/core/conversation.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import { createFrameScheduler } from '../../lib/surface/frame.ts';
import { createRunEntry } from '../../lib/surface/run-entry.ts';
import { openStage } from './render-stage.ts';

const settings = signal({ ...defaultSettings, language: 'en' });
const frames = createFrameScheduler();
// What draws a text asks for nothing else.
const tools = { frames } as SurfaceTools;
const toText = (view: RunView): TextBuffer => view.text;

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
      render(
        <SurfaceContext.Provider value={tools}>
          <StringsProvider settings={settings}>
            <MarkdownText shown={entry.shown} pick={toText} />
          </StringsProvider>
        </SurfaceContext.Provider>,
        target,
      );
    },
    end() {
      take({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 0 });
      delete article?.dataset['state'];
    },
    isDrawn: () => target.querySelector('[aria-busy]') === null,
  };
});
