import type { JSX } from 'preact';
import { Banners } from '../banners.tsx';
import { Composer } from '../composer/composer.tsx';
import { LiveStatus } from '../conversation/live-status.tsx';
import { Log } from '../conversation/log.tsx';
import { ConversationList } from '../header/conversation-list.tsx';
import { SurfaceHeader } from '../header/surface-header.tsx';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { useSurface } from '../surface-context.tsx';
import { Blank } from './blank.tsx';

/** The side panel. */
export function Panel(): JSX.Element {
  const { surface } = useSurface();
  return (
    <div class="surface panel">
      <SurfaceHeader>
        <ConversationList />
      </SurfaceHeader>
      <main>
        <Banners />
        <Log rows={surface.branch.value}>
          <Blank />
        </Log>
        <Composer />
      </main>
      <LiveStatus />
      <Keyboard />
    </div>
  );
}
