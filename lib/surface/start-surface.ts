import { createSurface } from './create-surface.ts';
import { createDraftStore } from './draft-store.ts';
import type { DraftStoreOptions } from './draft-store.ts';
import { followAppearance } from './appearance.ts';
import type { PageStrings } from './page-strings.ts';
import { pageVisibility } from './page-visibility.ts';
import { createPlaceStore } from './place-store.ts';
import { createShownStore } from './shown-store.ts';
import type { Surface } from './surface.ts';
import type { SurfaceOptions } from './surface-options.ts';

/** Builds the surface of a page, out of what the browser gives and what every page has. */
export function startSurface(
  kind: SurfaceOptions['kind'],
  platform: Pick<SurfaceOptions, 'windowId' | 'conversationId' | 'connect' | 'onCall' | 'clock'> &
    Pick<DraftStoreOptions, 'page' | 'isOpen'>,
  { strings, follow }: PageStrings,
): Surface {
  const surface = createSurface({
    ...platform,
    kind,
    visibility: pageVisibility,
    drafts: createDraftStore({
      storage: localStorage,
      after: platform.clock.after,
      page: platform.page,
      isOpen: platform.isOpen,
      others: window,
    }),
    places: createPlaceStore(localStorage),
    shown: createShownStore(localStorage, platform.windowId),
    goOnQuestion: () => strings.peek().t('menu.continueQuestion'),
  });
  follow(surface.settings);
  followAppearance(surface.settings, document.documentElement, localStorage);
  return surface;
}
