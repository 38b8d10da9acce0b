import { render } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Translator } from '../lib/strings/to-translator.ts';
import { createFrameScheduler } from '../lib/surface/frame.ts';
import { keepFocus } from '../lib/surface/keep-focus.ts';
import type { Gestures, Surface } from '../lib/surface/surface.ts';
import { StringsProvider } from './strings-context.tsx';
import { SurfaceContext } from './surface-context.tsx';

/** What the root of a surface is given. */
export interface SurfaceProps {
  surface: Surface;
  gestures: Gestures;
  strings: ReadonlySignal<Translator>;
}

/** Renders a surface into `root`, with all that its components ask for. Returns what takes it away again. */
export function renderSurface(
  root: Element,
  { strings, ...tools }: SurfaceProps,
  children: ComponentChildren,
): () => void {
  const frames = createFrameScheduler();
  render(
    <SurfaceContext.Provider value={{ ...tools, frames }}>
      <StringsProvider strings={strings}>{children}</StringsProvider>
    </SurfaceContext.Provider>,
    root,
  );
  // In an open dialog nothing else can have it.
  const release = keepFocus(root, () =>
    root.querySelector<HTMLElement>(
      root.querySelector('dialog[open]') ? 'dialog[open] h2' : '.draft',
    ),
  );
  return () => {
    release();
    render(null, root);
    frames.close();
  };
}
