import type { JSX } from 'preact';
import { toPictures } from '../../lib/core/content.ts';
import type { ShownAnswer } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { useSurface } from '../surface-context.tsx';

/** Asks once more, and leaves out all pictures of the branch. */
export function WithoutPicturesButton({ shown }: { shown: ShownAnswer }): JSX.Element {
  const { surface } = useSurface();
  const { t } = useStrings();
  const ask = (): void => {
    const pictures = surface.branch
      .peek()
      .flatMap((row) => (row.role === 'user' ? toPictures(row.message.content) : []));
    const ids = pictures.map(({ pictureId }) => pictureId);
    surface.retry(shown.id, [...new Set([...shown.message.omitted, ...ids])]);
  };
  return (
    <button
      type="button"
      class="button"
      aria-disabled={surface.liveRunId.value !== null}
      onClick={ask}
    >
      {t('errors.withoutPictures')}
    </button>
  );
}
