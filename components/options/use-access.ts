import { useEffect, useState } from 'preact/hooks';
import type { Access } from '../../lib/core/access.ts';
import type { Gestures } from '../../lib/surface/surface.ts';

/** What is allowed now, kept up to date whoever changes it; undefined until it is known. */
export function useAccess(
  gestures: Pick<Gestures, 'access' | 'onAccessChange'>,
): Access | undefined {
  const [access, setAccess] = useState<Access>();
  useEffect(() => {
    let latest = 0;
    const look = async (): Promise<void> => {
      latest += 1;
      const own = latest;
      const found = await (await gestures.access()).read();
      if (own === latest) setAccess(found);
    };
    const stop = gestures.onAccessChange(() => void look());
    void look();
    return () => {
      latest = -1;
      stop();
    };
  }, [gestures]);
  return access;
}
