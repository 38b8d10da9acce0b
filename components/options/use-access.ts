import { useEffect, useState } from 'preact/hooks';
import type { Access, AccessDesk } from '../../lib/core/access.ts';
import type { Gestures } from '../../lib/surface/surface.ts';

/** What is allowed now, kept up to date whoever changes it, and where it is changed; undefined until it is known. */
export function useAccess(
  gestures: Pick<Gestures, 'access' | 'onAccessChange'>,
): { access: Access; desk: AccessDesk } | undefined {
  const [known, setKnown] = useState<{ access: Access; desk: AccessDesk }>();
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      latest += 1;
      const own = latest;
      const desk = await gestures.access();
      const access = await desk.read();
      if (own === latest) setKnown({ access, desk });
    };
    const stop = gestures.onAccessChange(() => void look());
    void look();
    return () => {
      latest = -1;
      stop();
    };
  }, [gestures]);
  return known;
}
