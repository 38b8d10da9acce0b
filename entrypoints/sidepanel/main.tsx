import { renderPanel } from '../../components/panel/render-panel.tsx';
import { openPlatform } from '../../lib/browser/open-platform.ts';
import { startSurface } from '../../lib/surface/start-surface.ts';

const platform = await openPlatform();
const root = document.getElementById('app');
if (root) {
  const surface = startSurface('panel', platform);
  renderPanel(root, { surface, gestures: platform.gestures });
}
