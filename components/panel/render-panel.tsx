import { renderSurface } from '../render-surface.tsx';
import type { SurfaceProps } from '../render-surface.tsx';
import { Panel } from './panel.tsx';

/** Renders the side panel into `root`. Returns what takes it away again. */
export function renderPanel(root: Element, props: SurfaceProps): () => void {
  return renderSurface(root, props, <Panel />);
}
