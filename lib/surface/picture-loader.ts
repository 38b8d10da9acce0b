import type { Ask } from './requests.ts';
import type { Surface } from './surface.ts';

/** Builds what loads the part that keeps pictures, with the first wish for one. */
export function createPictureLoader(ask: Ask): Surface['pictures'] {
  let desk: ReturnType<Surface['pictures']> | undefined;
  return () =>
    (desk ??= import('./attachments/picture-desk.ts').then(({ openPictureDesk }) =>
      openPictureDesk(ask, localStorage),
    ));
}
