import { useEffect, useState } from 'preact/hooks';
import type { PictureId } from '../../lib/core/ids.ts';
import { useSurface } from '../surface-context.tsx';

/** The address of a picture for as long as it is shown; null where it is not here any more, undefined until that is known. */
export function usePicture(id: PictureId): string | null | undefined {
  const { surface } = useSurface();
  const [url, setUrl] = useState<string | null | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let isOver = false;
    const show = async (): Promise<void> => {
      const blob = await (await surface.pictures()).read(id);
      if (isOver) return;
      made = blob && URL.createObjectURL(blob);
      setUrl(made ?? null);
    };
    show().catch(() => setUrl(null));
    return () => {
      isOver = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [surface, id]);
  return url;
}
