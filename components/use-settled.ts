import { useEffect, useState } from 'preact/hooks';

/**
 * Whether something that has ended was also drawn once, so that the browser knows its height and may leave it out while
 * it is off screen without moving what is read. Two frames: the height is noted after the layout of the first.
 */
export function useSettled(ended: boolean): boolean {
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    if (!ended) {
      setDrawn(false);
      return undefined;
    }
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setDrawn(true));
    });
    return () => cancelAnimationFrame(frame);
  }, [ended]);
  return ended && drawn;
}
