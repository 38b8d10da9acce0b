import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ContentPart } from '../../lib/core/content.ts';
import { Banners } from '../banners.tsx';
import { Composer } from '../composer/composer.tsx';
import { LiveStatus } from '../conversation/live-status.tsx';
import { Log } from '../conversation/log.tsx';
import { SurfaceHeader } from '../header/surface-header.tsx';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { useSurface } from '../surface-context.tsx';
import { OpenPanelButton } from './open-panel-button.tsx';
import { PopupBlank } from './popup-blank.tsx';

/** The popup: one question, its answer, and the way to the side panel. */
export function Popup(): JSX.Element {
  const { surface } = useSurface();
  useEffect(() => {
    void surface.readSelection().then((text) => {
      // What was selected when the last popup was open goes with the words that were typed then, or not at all.
      const { context } = surface;
      const keepsOld = text === '' && surface.draft.peek() !== '';
      const others = context.peek().filter(({ type }) => keepsOld || type !== 'selection');
      const read: ContentPart[] = text === '' ? [] : [{ type: 'selection', text }];
      surface.setContext([...others, ...read]);
    });
  }, [surface]);
  return (
    <div class="surface popup">
      <SurfaceHeader />
      <main>
        <Banners />
        <Log rows={surface.branch.value.slice(-2)}>
          <PopupBlank />
        </Log>
        <Composer />
        <OpenPanelButton />
      </main>
      <LiveStatus />
      <Keyboard />
    </div>
  );
}
