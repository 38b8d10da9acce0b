import { render } from 'preact';
import { MarkdownText } from '../../components/markdown/markdown-text.tsx';
import { StringsProvider } from '../../components/strings-context.tsx';
import { SurfaceContext } from '../../components/surface-context.tsx';
import type { SurfaceTools } from '../../components/surface-context.tsx';
import type { Settings } from '../../lib/core/connection.ts';
import type { Answer } from '../../lib/core/conversation.ts';
import type { StreamPart } from '../../lib/core/parts.ts';
import type { RunView } from '../../lib/core/run-view.ts';
import type { TextBuffer } from '../../lib/core/text-buffer.ts';
import type { FrameScheduler, FrameTask } from '../../lib/surface/frame.ts';
import { createRunEntry } from '../../lib/surface/run-entry.ts';
import { signal } from '@preact/signals';
import { toOutline } from '../support/dom-outline.ts';
import { createRandom } from '../support/random.ts';
import { toExpectedDom } from '../support/reference-dom.ts';

/**
 * Draws answers with the components of the product, in a page that has nothing else. Run with {@link bundle}; its words
 * for a test are in `MarkdownPage`.
 */
const settings = signal({ language: 'en', pace: 'stream' } as unknown as Settings);
/** Frames are drawn by hand: what counts here is the picture after each piece, and not when it comes. */
const waiting = new Set<FrameTask>();
const frames: FrameScheduler = {
  request: (task) => void waiting.add(task),
  cancel: (task) => void waiting.delete(task),
  close: () => waiting.clear(),
};
const tools = { frames, surface: { settings } } as unknown as SurfaceTools;
const toText = (view: RunView): TextBuffer => view.text;
const seeds = [1, 2, 3];

/** One text as it is streamed, and what it has to be at its end. */
export interface Trial {
  name: string;
  markdown: string;
  /** What the reference makes of it. */
  html: string;
  /** Whether it leaves bare addresses as text. */
  linksBare?: boolean;
}

/** A text whose picture was another one than it should have been. */
export interface Difference {
  name: string;
  /** How it was delivered. */
  delivery: string;
  expected: string;
  actual: string;
}

/** What the page can be asked. */
export interface MarkdownPage {
  compare(trials: readonly Trial[]): Promise<Difference[]>;
  /** The outline of an answer that came in these pieces, each of which was drawn before the next. */
  outline(pieces: readonly string[]): Promise<string>;
}

async function outline(pieces: readonly string[]): Promise<string> {
  const root = document.createElement('div');
  document.body.append(root);
  const entry = createRunEntry({ omitted: [] } as unknown as Answer);
  render(
    <SurfaceContext.Provider value={tools}>
      <StringsProvider settings={settings}>
        <MarkdownText shown={entry.shown} pick={toText} />
      </StringsProvider>
    </SurfaceContext.Provider>,
    root,
  );
  let at = 0;
  const say = async (part: StreamPart): Promise<void> => {
    entry.apply({ from: at, to: at + 1, parts: [part] });
    at += 1;
    const due = [...waiting];
    waiting.clear();
    for (const task of due) task(true);
    await drawn();
  };
  for (const text of pieces) await say({ type: 'text-delta', text });
  await say({ type: 'finish', finishReason: { unified: 'stop', raw: 'stop' }, atMs: 0 });
  const answer = root.querySelector('[data-answer]');
  if (!answer) throw new Error('no answer was drawn');
  const found = toOutline(answer);
  render(null, root);
  root.remove();
  return found;
}

/** Renderings wait for the end of the turn, and may ask for further ones. */
async function drawn(): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
}

async function compare(trials: readonly Trial[]): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const [index, { name, markdown, html, linksBare }] of trials.entries()) {
    const expected = toOutline(toExpectedDom(html, linksBare === true));
    const deliveries: readonly (readonly [string, readonly string[]])[] = [
      ['whole', [markdown]],
      ['by character', markdown.split('')],
      ...seeds.map(
        (seed) =>
          [`seed ${seed}`, createRandom(index * seeds.length + seed).split(markdown)] as const,
      ),
    ];
    for (const [delivery, pieces] of deliveries) {
      const actual = await outline(pieces);
      if (actual !== expected) differences.push({ name, delivery, expected, actual });
    }
  }
  return differences;
}

const page: MarkdownPage = { compare, outline };
Object.assign(globalThis, { markdownPage: page });
