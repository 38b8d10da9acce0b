import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FrameScheduler } from '../lib/surface/frame.ts';
import type { Gestures, Surface } from '../lib/surface/surface.ts';

/** What every component of a surface works with. */
export interface SurfaceTools {
  surface: Surface;
  gestures: Gestures;
  frames: FrameScheduler;
}

/** Set once, at the root of a surface. */
export const SurfaceContext = createContext<SurfaceTools | null>(null);

/** The tools of the surface that a component is in. */
export function useSurface(): SurfaceTools {
  const tools = useContext(SurfaceContext);
  if (!tools) throw new Error('There is no surface around this component.');
  return tools;
}
