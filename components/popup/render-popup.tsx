import { renderSurface } from '../render-surface.tsx';
import type { SurfaceProps } from '../render-surface.tsx';
import { Popup } from './popup.tsx';

/** Renders the popup into `root`. Returns what takes it away again. */
export function renderPopup(root: Element, props: SurfaceProps): () => void {
  return renderSurface(root, props, <Popup />);
}
