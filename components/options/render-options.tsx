import type { ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import { defaultSystemPrompt } from '../../lib/prompts/default-system-prompt.ts';
import { optionsWords } from '../../lib/strings/options-words.ts';
import type { Translator } from '../../lib/strings/to-translator.ts';
import { createConnectionDesk } from '../../lib/surface/connection-desk.ts';
import type { Gestures, Surface } from '../../lib/surface/surface.ts';
import { StringsProvider } from '../strings-context.tsx';
import { OptionsPage } from './options-page.tsx';

/** Renders the options page into `root`. */
export function renderOptions(
  root: Element,
  {
    surface,
    gestures,
    strings,
  }: { surface: Surface; gestures: Gestures; strings: ReadonlySignal<Translator> },
): void {
  const desk = createConnectionDesk({ surface, gestures, defaultSystemPrompt });
  render(
    <StringsProvider strings={strings} words={optionsWords}>
      <OptionsPage surface={surface} gestures={gestures} desk={desk} />
    </StringsProvider>,
    root,
  );
}
