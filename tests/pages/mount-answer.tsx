import { signal } from '@preact/signals';
import { render } from 'preact';
import { MarkdownText } from '../../components/markdown/markdown-text.tsx';
import { StringsProvider } from '../../components/strings-context.tsx';
import { SurfaceContext } from '../../components/surface-context.tsx';
import type { SurfaceTools } from '../../components/surface-context.tsx';
import { defaultSettings } from '../../lib/core/connection.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import { createTranslator } from '../../lib/strings/translator.ts';
import type { FrameScheduler } from '../../lib/surface/frame.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';

const settings = signal(defaultSettings);
const strings = signal(createTranslator('en'));
const toText = (view: RunView): TextBuffer => view.text;

/** Draws an answer with the components of the product into `target`, in a page that has nothing else. */
export function mountAnswer(target: Element, shown: ShownAnswer, frames: FrameScheduler): void {
  // What draws a text asks for nothing else.
  const tools = { frames, surface: { settings } } as unknown as SurfaceTools;
  render(
    <SurfaceContext.Provider value={tools}>
      <StringsProvider strings={strings}>
        <MarkdownText shown={shown} pick={toText} />
      </StringsProvider>
    </SurfaceContext.Provider>,
    target,
  );
}
