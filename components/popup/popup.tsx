import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ContentPart } from '../../lib/core/content.ts';
import { removeHidden } from '../../lib/core/hidden-characters.ts';
import { Banners } from '../banners.tsx';
import { Composer } from '../composer/composer.tsx';
import { LiveStatus } from '../conversation/live-status.tsx';
import { Log } from '../conversation/log.tsx';
import { SurfaceHeader } from '../header/surface-header.tsx';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { useSurface } from '../surface-context.tsx';
import { OpenPanelButton } from './open-panel-button.tsx';
import { PopupBlank } from './popup-blank.tsx';
import { onPopupKey } from './recent-keys.ts';

/** The popup: one question, its answer, and the way to the side panel. */
export function Popup(): JSX.Element {
  const { surface } = useSurface();
  const branch = surface.branch.value;
  useEffect(() => {
    void surface.readSelection().then((text) => {
      // What was selected when the last popup was open goes with the words that were typed then, or not at all.
      const { context } = surface;
      const keepsOld = text === '' && surface.draft.peek() !== '';
      const others = context.peek().filter(({ type }) => keepsOld || type !== 'selection');
      const seen = removeHidden(text);
      const hidden = text.length - seen.length;
      const read: ContentPart[] =
        text === '' ? [] : [{ type: 'selection', text: seen, ...(hidden > 0 && { hidden }) }];
      surface.setContext([...others, ...read]);
    });
  }, [surface]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- an arrow that leads from the box to the list above it
    <div class="surface popup" onKeyDown={onPopupKey}>
      <SurfaceHeader />
      <main>
        <Banners />
        <Log rows={branch.slice(-2)} above={branch.at(-3)}>
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
