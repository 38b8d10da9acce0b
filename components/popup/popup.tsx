import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
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
import { SelectionChip } from './selection-chip.tsx';

/** The popup: one question, its answer, and the way to the side panel. */
export function Popup(): JSX.Element {
  const { surface } = useSurface();
  const [selection, setSelection] = useState('');
  const [isAttached, setAttached] = useState(true);
  useEffect(() => {
    void surface.readSelection().then(setSelection);
  }, [surface]);
  // A question that was not taken gets back its words, and here what went along with them.
  useSignalEffect(() => {
    if (surface.rejection.value) setAttached(true);
  });
  const attached = isAttached ? selection : '';
  const toAttached = (): ContentPart[] =>
    attached === '' ? [] : [{ type: 'selection', text: attached }];
  return (
    <div class="surface popup">
      <SurfaceHeader />
      <main>
        <Banners />
        <Log rows={surface.branch.value.slice(-2)}>
          <PopupBlank />
        </Log>
        <SelectionChip text={attached} onRemove={() => setSelection('')} />
        <Composer attached={toAttached} onSent={() => setAttached(false)} />
        <OpenPanelButton />
      </main>
      <LiveStatus />
      <Keyboard />
    </div>
  );
}
