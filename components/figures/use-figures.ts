import { useEffect, useState } from 'preact/hooks';
import { readFigures } from '../../lib/surface/figure-requests.ts';
import type { Figures, FiguresOf } from '../../lib/surface/figure-requests.ts';
import type { Surface } from '../../lib/surface/surface.ts';

/** Reads figures once, and again whenever `again` is another; undefined until they are there. */
export function useFigures(surface: Surface, of: FiguresOf, again = 0): Figures | undefined {
  const [figures, setFigures] = useState<Figures>();
  const asked = JSON.stringify(of);
  useEffect(() => {
    let isWanted = true;
    void readFigures(surface, JSON.parse(asked) as FiguresOf).then((read) => {
      if (isWanted) setFigures(read);
    });
    return () => {
      isWanted = false;
    };
  }, [surface, asked, again]);
  return figures;
}
