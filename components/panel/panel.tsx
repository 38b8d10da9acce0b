import type { JSX } from 'preact';
import { useCallback } from 'preact/hooks';
import { Banners } from '../banners.tsx';
import { Composer } from '../composer/composer.tsx';
import { LiveStatus } from '../conversation/live-status.tsx';
import { Log } from '../conversation/log.tsx';
import { FindButton } from '../find/find-button.tsx';
import { useFind } from '../find/use-find.ts';
import { ConversationList } from '../header/conversation-list.tsx';
import { SurfaceHeader } from '../header/surface-header.tsx';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { useSurface } from '../surface-context.tsx';
import { Blank } from './blank.tsx';

/** The side panel. */
export function Panel(): JSX.Element {
  const { surface } = useSurface();
  const isEmpty = useCallback(() => surface.branch.peek().length === 0, [surface]);
  const find = useFind(isEmpty);
  const rows = surface.branch.value;
  return (
    <div class="surface panel">
      <SurfaceHeader>
        {rows.length > 0 && <FindButton find={find} />}
        <ConversationList />
      </SurfaceHeader>
      <main>
        <Banners />
        <Log rows={rows} find={find}>
          <Blank />
        </Log>
        <Composer />
      </main>
      <LiveStatus />
      <Keyboard />
    </div>
  );
}
